package org.robustlt.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.core.data.split.SplitConvention;
import org.robustlt.core.recipe.AttackSection.BatchNorm;
import org.robustlt.core.recipe.TrainingSection.Monitor;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.RegistryException;
import org.robustlt.core.registry.TestComponents;
import org.robustlt.core.registry.TestOptions;

class RecipeReaderTest {
  private static final String SHORTEST =
      """
      data: {use: cifar-10}
      model: {use: small-cnn}
      attack: {use: pgd}
      """;

  @TempDir private Path directory;

  private final RecipeReader reader = new RecipeReader(TestComponents.registry());

  @Test
  void whatARecipeDoesNotSayHasItsDefault() throws IOException {
    Recipe recipe = read(SHORTEST);
    assertThat(recipe.name()).isEqualTo("recipe");
    assertThat(recipe.seed()).isEqualTo(102);
    assertThat(NamePattern.nameOf(recipe.data().imbalance())).isEqualTo("as-given");
    assertThat(recipe.data().selection())
        .isEqualTo(
            new DataSection.Selection(
                102, SplitConvention.GENERATOR, DataSection.Shortage.TAKE_ALL, Optional.empty()));
    assertThat(recipe.data().validation()).isEqualTo(new DataSection.Validation(0, false));
    assertThat(recipe.data().augmentation()).isEmpty();
    assertThat(NamePattern.nameOf(recipe.model().classifier())).isEqualTo("linear");
    assertThat(recipe.training().epochs()).isEqualTo(100);
    assertThat(recipe.training().optimizer()).isEqualTo(new TestOptions.Sgd(0.1, true, 5e-4));
    assertThat(recipe.training().weightAverage().enabled()).isFalse();
    assertThat(NamePattern.nameOf(recipe.attack().objective())).isEqualTo("cross-entropy");
    assertThat(recipe.attack().batchNorm()).isEqualTo(BatchNorm.BATCH_STATISTICS);
    assertThat(NamePattern.nameOf(recipe.budget().scheduler())).isEqualTo("constant");
    assertThat(recipe.budget().epsilon()).isEqualTo(Magnitude.levels(8));
    assertThat(NamePattern.nameOf(recipe.loss())).isEqualTo("cross-entropy");
    assertThat(NamePattern.nameOf(recipe.weightPerturbation())).isEqualTo("none");
    assertThat(recipe.evaluation().protocols()).containsExactly("natural", "pgd-20");
    assertThat(recipe.engine().library()).isEqualTo(EngineSection.AUTO);
  }

  @Test
  void valuesMeanWhatTheOptionsTypeSays() throws IOException {
    Recipe recipe =
        read(
            """
            name: 8
            data:
              use: folder
              training: on
              augmentation: [{use: random-crop, padding: 2}, horizontal-flip]
              sampler: class-balanced
            model: {use: wrn-16-4}
            training:
              monitor: off
              optimizer: {use: sgd, weightDecay: 5e-4, learningRate: 1, nesterov: false}
              schedule: {use: multi-step, milestones: [7, 9]}
              weightAverage: {decay: .99}
            attack:
              use: pgd
              stepSize: 0.5/255
              restarts: {start: natural}
            loss: balanced-softmax
            """);
    assertThat(recipe.name()).isEqualTo("8");
    assertThat(recipe.data().dataSet()).isEqualTo(new TestOptions.Folder("on", ""));
    assertThat(recipe.data().augmentation())
        .extracting(Record.class::cast)
        .containsExactly(new TestOptions.Crop(2), new TestOptions.Flip());
    assertThat(recipe.data().sampler()).isEqualTo(DataSection.Sampler.CLASS_BALANCED);
    assertThat(recipe.model().architecture()).isEqualTo(new TestOptions.Width(16, 4));
    assertThat(recipe.training().monitor()).isEqualTo(Monitor.OFF);
    assertThat(recipe.training().optimizer()).isEqualTo(new TestOptions.Sgd(1, false, 5e-4));
    assertThat(recipe.training().schedule()).isEqualTo(new TestOptions.Steps(List.of(7, 9), 0.1));
    assertThat(recipe.training().weightAverage().decay()).isEqualTo(0.99);
    assertThat(recipe.attack().attack())
        .isEqualTo(
            new TestOptions.Pgd(
                10,
                new Magnitude(0.5, 255),
                new TestOptions.Restarts(1, TestOptions.Start.NATURAL)));
    assertThat(NamePattern.nameOf(recipe.loss())).isEqualTo("balanced-softmax");
  }

  @Test
  void settingsWinOverTheRecipeAndLaterOnesOverEarlierOnes() throws IOException {
    Recipe recipe =
        read(
            SHORTEST + "training: {epochs: 50, batchSize: 64}",
            "training.epochs=2",
            "training.epochs=3",
            "training.schedule={use: multi-step, milestones: [1]}",
            "loss.labelSmoothing=0.1",
            "name=a=b");
    assertThat(recipe.training().epochs()).isEqualTo(3);
    assertThat(recipe.training().batchSize()).isEqualTo(64);
    assertThat(recipe.training().schedule()).isEqualTo(new TestOptions.Steps(List.of(1), 0.1));
    assertThat(recipe.loss()).isEqualTo(new TestOptions.CrossEntropy(0.1));
    assertThat(recipe.name()).isEqualTo("a=b");
  }

  @Test
  void anotherComponentTakesTheOptionsOfTheFormerAwayButNotTheSectionsOwn() throws IOException {
    String robustLt = SHORTEST + "budget: {use: robustlt, alpha: 0.4, epsilon: 4/255}\n";
    BudgetSection budget = read(robustLt, "budget.use=constant").budget();
    assertThat(NamePattern.nameOf(budget.scheduler())).isEqualTo("constant");
    assertThat(budget.epsilon()).isEqualTo(Magnitude.levels(4));
    assertThat(read(robustLt, "budget=constant").budget()).isEqualTo(budget);
    assertThat(read(robustLt, "budget.use=robustlt").budget().scheduler())
        .isEqualTo(new TestOptions.RobustLt(0.4, 0.8));
  }

  @Test
  void aRecipeIsLaidOverWhatItIncludesInTurn() throws IOException {
    write("base/data.yaml", "data: {use: cifar-10, sampler: class-balanced}\nseed: 1");
    write("base/network.yaml", "include: training.yaml\nmodel: {use: wrn-28-10}\nseed: 2");
    write("base/training.yaml", "training: {epochs: 7, batchSize: 32}");
    Recipe recipe =
        read(
            """
            include: [base/data.yaml, base/network.yaml]
            attack: {use: fgsm}
            training: {epochs: 9}
            """);
    assertThat(recipe.seed()).isEqualTo(2);
    assertThat(recipe.data().sampler()).isEqualTo(DataSection.Sampler.CLASS_BALANCED);
    assertThat(recipe.data().selection().seed()).isEqualTo(2);
    assertThat(recipe.training().epochs()).isEqualTo(9);
    assertThat(recipe.training().batchSize()).isEqualTo(32);
  }

  @Test
  void aPhaseReplacesSectionsAndTakesTheOthersFromTheRecipe() throws IOException {
    Recipe recipe =
        read(
            SHORTEST
                + """
                training: {epochs: 10, monitor: updating}
                budget: {use: robustlt, epsilon: 4/255}
                phases:
                  - {name: clean, epochs: 4, attack: none, loss: {use: balanced-softmax, tau: 2}}
                  - {name: weak, epochs: 2, budget: constant, monitor: off}
                """);
    assertThat(recipe.schedule())
        .extracting(Phase::name, Phase::epochs)
        .containsExactly(tuple("clean", 4), tuple("weak", 2), tuple("main", 4));
    Phase clean = recipe.phaseOf(4);
    assertThat(NamePattern.nameOf(clean.attack().attack())).isEqualTo("none");
    assertThat(clean.loss()).isEqualTo(new TestOptions.BalancedSoftmax(2));
    assertThat(clean.budget()).isEqualTo(recipe.budget());
    assertThat(clean.monitor()).isEqualTo(Monitor.UPDATING);
    Phase weak = recipe.phaseOf(5);
    assertThat(weak.attack()).isEqualTo(recipe.attack());
    assertThat(weak.budget().epsilon()).isEqualTo(Magnitude.levels(8));
    assertThat(weak.monitor()).isEqualTo(Monitor.OFF);
    assertThat(recipe.phaseOf(7).loss()).isEqualTo(recipe.loss());
    assertThatThrownBy(() -> recipe.phaseOf(11)).hasMessage("epoch must be from 1 to 10, got 11");
  }

  @Test
  void phasesEndWithTheTraining() throws IOException {
    String phases = "phases: [{name: clean, epochs: 4, attack: none}, {name: late, epochs: 1}]\n";
    Recipe recipe = read(SHORTEST + phases, "training.epochs=2");
    assertThat(recipe.schedule())
        .extracting(Phase::name, Phase::epochs)
        .containsExactly(tuple("clean", 2));
  }

  @Test
  void aComponentMustNotTakeTheSettingsOfItsSection() {
    @Component("taken")
    record Taken(double epsilon) implements PerturbationSchedulerProvider {
      @Override
      public PerturbationScheduler create(ComponentContext context) {
        throw new UnsupportedOperationException();
      }
    }
    Registry registry = TestComponents.registryWith(List.of(TestComponents.builtIn(new Taken(1))));
    assertThatThrownBy(() -> new RecipeReader(registry))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "robustlt-test-0.1.0.jar: org.robustlt.core.recipe.RecipeReaderTest$1Taken must not"
                + " have an option epsilon, which is a setting of section budget");
  }

  private Recipe read(String text, String... settings) throws IOException {
    return reader.read(write("recipe.yaml", text), List.of(settings));
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
