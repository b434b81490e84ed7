package org.robustlt.core.wiring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.core.data.format.OfficialSizes;
import org.robustlt.core.evaluation.Evaluation;
import org.robustlt.core.guard.Guarded;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.run.FittingProtocols;
import org.robustlt.core.run.Protocol;
import org.robustlt.core.run.RunData;
import org.robustlt.core.training.TrainingMethods;

/**
 * Makes every component of a recipe for the official sizes of its data set, so that what does not
 * fit is found without the data. No image is read, and no weights are made.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /** Returns the data set of a recipe as it is known without its files, if it is. */
  public static Optional<ImageDataSet> outline(Recipe recipe) {
    return recipe.data().dataSet() instanceof OfficialSizes known
            && recipe.data().selection().file().isEmpty()
        ? Optional.of(known.outline())
        : Optional.empty();
  }

  /**
   * Makes the components.
   *
   * @param outline the data set without its images
   * @param protocols what the run is measured by
   * @return which of them the classes allow
   * @throws org.robustlt.core.guard.ComponentException if a component does not fit
   * @throws org.robustlt.api.data.DataException if the images do not suffice
   * @throws IllegalArgumentException if parts do not fit together
   */
  public static FittingProtocols of(Recipe recipe, ImageDataSet outline, List<Protocol> protocols) {
    DataType type = recipe.precision().arrays().dataType();
    int batchSize = recipe.training().batchSize();
    RandomSource random = RandomSource.ofSeed(recipe.seed());
    RunData data =
        new DataAssembly(
                recipe.data().withoutExtra(), outline, DataAssembly.options(batchSize, type))
            .assemble(random.at("data"), Optional.empty());
    NormalizedBatches.check(
        NetworkAssembly.describe(recipe.model(), outline), data.training().images(), batchSize);
    ComponentContext context = ComponentContext.of(data.frequencies(), recipe.training().epochs());
    TeacherAssembly.check(recipe, new TrainingMethods(recipe.schedule(), context));
    Evaluation.of(recipe.attack(), context, recipe.budget().epsilon(), random);
    Guarded.create(ComponentKind.SCHEDULE, recipe.training().schedule(), context);
    Guarded.create(
        ComponentKind.OPTIMIZER,
        recipe.training().optimizer(),
        OptimizerProvider.Context.of(ParameterVector.of(Map.of("weight", Nd4j.zeros(type, 1)))));
    return FittingProtocols.of(protocols, context);
  }
}
