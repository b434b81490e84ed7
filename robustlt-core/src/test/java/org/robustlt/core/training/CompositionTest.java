package org.robustlt.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.Padding;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.core.data.Batch;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.Network;
import org.robustlt.core.optimization.GradientClipping;
import org.robustlt.core.optimization.SgdOptions;
import org.robustlt.core.recipe.Phase;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.registry.Registry;

/** Losses, budgets and weight perturbations work in any combination. */
class CompositionTest {
  private static final RecipeReader READER = new RecipeReader(Registry.load(List.of()));
  private static final ComponentContext CONTEXT =
      ComponentContext.of(ClassFrequencies.of(40, 20, 10, 3), 2);
  private static final TrainingProgress SECOND_EPOCH = TrainingProgress.ofEpoch(2, 2).atBatch(0, 1);

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("lossesAndBudgets")
  void weightsArePerturbedForThePassAloneThatTheLossLearnsFrom(String loss, String budget) {
    INDArray unperturbed = weightsAfterAStep(loss, budget, "none");
    INDArray byNothing = weightsAfterAStep(loss, budget, "{use: awp, gamma: 0}");
    INDArray perturbed = weightsAfterAStep(loss, budget, "{use: awp, gamma: 0.05}");

    assertThat(byNothing.distance2(unperturbed)).isLessThan(1e-12);
    assertThat(perturbed.distance2(unperturbed)).isFinite().isGreaterThan(1e-6);
  }

  static Stream<Arguments> lossesAndBudgets() {
    return names(RebalancingLossProvider.class)
        .flatMap(
            loss ->
                names(PerturbationSchedulerProvider.class)
                    .map(budget -> Arguments.of(loss, budget)));
  }

  @Test
  void batchesInPartsMoveTheWeightsAsWholeOnesDo() {
    int[] labels = IntStream.range(0, 64).map(i -> i * i % 4).toArray();
    INDArray images = RandomSource.ofSeed(5).uniform(DataType.DOUBLE, 0, 1, 64, 3, 6, 6);
    INDArray whole = weightsAfterTwoUpdates(images, labels, 1);
    assertThat(weightsAfterTwoUpdates(images, labels, 4).distance2(whole)).isLessThan(1e-12);
    assertThat(weightsAfterTwoUpdates(images, labels, 64).distance2(whole)).isLessThan(1e-12);
  }

  private static INDArray weightsAfterTwoUpdates(INDArray images, int[] labels, int parts) {
    TrainingMethod method =
        new TrainingMethods(
                List.of(READER.read(Phase.class, "{name: main, epochs: 2, attack: fgsm}", "phase")),
                CONTEXT)
            .of(1);
    RandomSource random = RandomSource.ofSeed(3);
    NetworkBuilder builder = new NetworkBuilder(new ImageShape(3, 6, 6));
    NetworkBuilder.Value pooled =
        builder.add("pool", new Layer.GlobalAveragePooling(), builder.images());
    NetworkDescription description =
        builder.build(pooled, builder.add("fc", new Layer.Linear(CONTEXT.classes(), true), pooled));
    try (Network network =
        new CompiledNetwork(
            description,
            DataType.DOUBLE,
            KernelLibraries.named("nd4j", DataType.DOUBLE),
            random.at("weights"))) {
      WeightUpdate update =
          new WeightUpdate(
              new SgdOptions(0.1, 0.9, true, 1e-3)
                  .create(OptimizerProvider.Context.of(network.parameters().weights())),
              new GradientClipping(0.5),
              parts);
      TrainingStep step =
          new TrainingStep(
              network,
              new AttackedNetwork(network),
              new Teacher(Optional.of(network)),
              method,
              update,
              random);
      int size = labels.length / parts;
      for (int number = 0; number < 2 * parts; number++) {
        int from = number % parts * size;
        int[] places = IntStream.range(from, from + size).toArray();
        TrainingProgress progress = TrainingProgress.ofEpoch(1, 2).atBatch(number, 2 * parts);
        step.learn(
                new Batch(
                    images.get(NDArrayIndex.interval(from, from + size)).dup('c'),
                    Arrays.copyOfRange(labels, from, from + size),
                    places),
                method.scheduler().radii(method.epsilon().value(), progress),
                progress)
            .close();
      }
      return network.parameters().trainable().dup();
    }
  }

  private static <P extends ComponentProvider<?, ?>> Stream<String> names(Class<P> kind) {
    return ServiceLoader.load(kind).stream().map(provider -> NamePattern.nameOf(provider.get()));
  }

  private static INDArray weightsAfterAStep(String loss, String budget, String perturbation) {
    String phase =
        String.format(
            Locale.ROOT,
            """
            name: main
            epochs: 2
            attack: {use: pgd, steps: 2}
            budget: {use: %s}
            loss: {use: %s}
            weightPerturbation: %s
            """,
            budget,
            loss,
            perturbation);
    TrainingMethod method =
        new TrainingMethods(List.of(READER.read(Phase.class, phase, "phase")), CONTEXT).of(2);
    RandomSource random = RandomSource.ofSeed(3);
    Batch batch =
        new Batch(
            random.at("images").uniform(DataType.DOUBLE, 0, 1, 8, 3, 6, 6),
            new int[] {0, 1, 0, 2, 3, 0, 1, 0},
            new int[] {0, 1, 2, 3, 4, 5, 6, 7});
    try (Network network =
        new CompiledNetwork(
            description(),
            DataType.DOUBLE,
            KernelLibraries.named("nd4j", DataType.DOUBLE),
            random.at("weights"))) {
      INDArray weights = network.parameters().trainable();
      WeightUpdate update =
          new WeightUpdate(
              new SgdOptions(0.1, 0.9, true, 0)
                  .create(OptimizerProvider.Context.of(network.parameters().weights())),
              new GradientClipping(0));
      new TrainingStep(
              network,
              new AttackedNetwork(network),
              new Teacher(Optional.of(network)),
              method,
              update,
              random)
          .learn(
              batch,
              method.scheduler().radii(method.epsilon().value(), SECOND_EPOCH),
              SECOND_EPOCH);
      return weights.dup();
    }
  }

  private static NetworkDescription description() {
    NetworkBuilder network = new NetworkBuilder(new ImageShape(3, 6, 6));
    Layer convolution =
        new Layer.Convolution(5, 3, 1, Padding.around(1), false, new Initialization.Uniform(0.5));
    NetworkBuilder.Value x = network.add("conv", convolution, network.images());
    x = network.add("bn", Layer.BatchNormalization.STANDARD, x);
    x = network.add("relu", new Layer.Relu(), x);
    NetworkBuilder.Value features = network.add("pool", new Layer.GlobalAveragePooling(), x);
    return network.build(
        features, network.add("fc", new Layer.Linear(CONTEXT.classes(), true), features));
  }
}
