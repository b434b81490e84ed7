package org.robustlt.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.adversary.NetworkClassifier;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.diagnosis.MaskingAttacks;
import org.robustlt.core.diagnosis.MaskingCheck;
import org.robustlt.core.diagnosis.MaskingDiagnosis;
import org.robustlt.core.diagnosis.MaskingReport;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.Network;
import org.robustlt.core.evaluation.StratifiedSample;
import org.robustlt.core.evaluation.TestImages;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.training.NetworkWeights;

/** Networks that are trained on real images, plainly and adversarially, and then masked. */
class MaskingDiagnosisTest {
  private static final RecipeReader READER = new RecipeReader(Registry.load(List.of()));
  private static final DataType TYPE = DataType.FLOAT;
  private static final double EPSILON = 8.0 / 255;
  private static final int PER_CLASS = 8;

  @TempDir private static Path folder;

  private static Network plain;

  @BeforeAll
  static void train() {
    plain = trained("plain", 10, "{use: none}");
  }

  @AfterAll
  static void close() {
    plain.close();
  }

  @Test
  void aPlainlyTrainedNetworkIsNotFlagged() {
    assertThat(diagnose(classifier(plain)).warnings()).isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(named = "robustlt.campaign", matches = "true")
  void asManyImagesOfEveryClassAreLookedAtWhereEnoughAreClassifiedCorrectly() {
    assertThat(diagnose(classifier(plain), 5 * PER_CLASS, 6).classes())
        .isNotEmpty()
        .allSatisfy(seen -> assertThat(seen.examples()).isEqualTo(6));
  }

  @Test
  @EnabledIfSystemProperty(named = "robustlt.campaign", matches = "true")
  void anAdversariallyTrainedNetworkIsNotFlagged() {
    MaskingReport report;
    try (Network robust = trained("robust", 12, "{use: pgd, steps: 3, stepSize: 4/255}")) {
      report = diagnose(classifier(robust));
    }

    assertThat(report.warnings()).isEmpty();
    assertThat(report.classes().stream().mapToInt(seen -> seen.examples() - seen.brokenByMany()))
        .as("images that withstand")
        .anyMatch(standing -> standing > 5);
  }

  @Test
  @EnabledIfSystemProperty(named = "robustlt.campaign", matches = "true")
  void aQuantisedInputIsFlagged() {
    UnaryOperator<INDArray> quantise = images -> Transforms.round(images.mul(7)).divi(7);

    MaskingReport report = diagnose(new Masked(classifier(plain), quantise, 1, 0));

    assertFlagged(report, MaskingCheck.VANISHING_GRADIENTS, "the gradient of the loss vanishes at");
    assertThat(report.warnings())
        .filteredOn(w -> w.check().equals(MaskingCheck.VANISHING_GRADIENTS.title()))
        .as("classes")
        .hasSameSizeAs(report.classes());
  }

  @Test
  @EnabledIfSystemProperty(named = "robustlt.campaign", matches = "true")
  void aRandomisedInputIsFlagged() {
    int[] calls = {0};
    UnaryOperator<INDArray> randomise =
        images ->
            images.add(RandomSource.ofSeed(3).at(calls[0]++).normal(TYPE, 0, 0.1, images.shape()));

    MaskingReport report = diagnose(new Masked(classifier(plain), randomise, 1, 1));

    assertFlagged(report, MaskingCheck.OUTPUTS_ARE_RANDOM, "differ between two equal calls");
  }

  @Test
  void saturatedLogitsAreFlagged() {
    MaskingReport report = diagnose(new Masked(classifier(plain), images -> images, 1e4, 1e4));

    assertFlagged(report, MaskingCheck.VANISHING_GRADIENTS, "the gradient of the loss vanishes at");
    assertFlagged(report, MaskingCheck.BLACK_BOX_STRONGER, "the black box alone breaks");
  }

  @Test
  void statisticsOfTheBatchAreFlagged() {
    MaskingReport report =
        diagnose(
            new NetworkClassifier(plain, BatchNormMode.BATCH_STATISTICS_FROZEN),
            2 * PER_CLASS,
            2 * PER_CLASS);

    assertFlagged(report, MaskingCheck.OUTPUTS_DEPEND_ON_BATCH, "depend on the other images");
  }

  private static void assertFlagged(MaskingReport report, MaskingCheck check, String evidence) {
    assertThat(report.warnings())
        .as(
            "warnings: "
                + report.warnings().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("\n")))
        .anySatisfy(
            warning -> {
              assertThat(warning.check()).isEqualTo(check.title());
              assertThat(warning.evidence()).contains(evidence);
              assertThat(warning.className()).isNotBlank();
            });
  }

  private static Classifier classifier(Network network) {
    return new NetworkClassifier(network, BatchNormMode.RUNNING_STATISTICS);
  }

  private static MaskingReport diagnose(Classifier classifier) {
    return diagnose(classifier, PER_CLASS, PER_CLASS);
  }

  /** Looks at so many images of each class at most, among so many candidates. */
  private static MaskingReport diagnose(Classifier classifier, int candidates, int most) {
    Recipe recipe = recipe(1, "{use: none}");
    ImageDataSet set = dataSet(recipe);
    ComponentContext context =
        ComponentContext.of(
            ImageSelection.frequencies(ImageSelection.labels(set.training()), set.classes()), 1);
    int[] sample =
        StratifiedSample.draw(
            ImageSelection.labels(set.test()),
            set.classes(),
            candidates * set.classes(),
            RandomSource.ofSeed(1));
    return MaskingReport.of(
        "last",
        "",
        EPSILON,
        set.classNames(),
        MaskingDiagnosis.of(
                MaskingAttacks.builtIn(READER), context, EPSILON, RandomSource.ofSeed(2), 128)
            .run(
                classifier,
                new TestImages(set.test(), TYPE),
                sample,
                5,
                most,
                (done, parts) -> {}));
  }

  private static Network trained(String name, int epochs, String attack) {
    Recipe recipe = recipe(epochs, attack);
    RunDirectory place = new RunDirectory(folder.resolve(name));
    try (var run = Runs.open(recipe, place, Optional.empty(), RunListener.SILENT)) {
      run.train(false);
    }
    Network network =
        new CompiledNetwork(
            NetworkAssembly.describe(recipe.model(), dataSet(recipe)),
            TYPE,
            KernelLibraries.preferred(TYPE),
            RandomSource.ofSeed(0));
    Path file = place.checkpoints().resolve("last.safetensors");
    NetworkWeights.loadForEvaluation(network, file, new CheckpointFile(file).read());
    return network;
  }

  private static Recipe recipe(int epochs, String attack) {
    return READER.read(
        String.format(
            Locale.ROOT,
            """
            name: look
            data: {use: fashion-mnist-mini, imbalance: uniform}
            model: {use: small-cnn, width: 8}
            training:
              epochs: %d
              optimizer: {use: sgd, learningRate: 0.05, momentum: 0.9}
              schedule: {use: cosine}
            attack: %s
            """,
            epochs,
            attack),
        "look");
  }

  private static ImageDataSet dataSet(Recipe recipe) {
    return recipe.data().dataSet().create(DataSetProvider.Location.of(Optional.empty()));
  }

  /**
   * A classifier whose input is transformed and whose logits are scaled.
   *
   * @param slope by what the gradient is multiplied: the derivative of all that
   */
  private record Masked(
      Classifier inside, UnaryOperator<INDArray> input, double scale, double slope)
      implements Classifier {
    @Override
    public int classes() {
      return inside.classes();
    }

    @Override
    public INDArray logits(Images images) {
      return inside.logits(Images.of(input.apply(images.array()))).mul(scale);
    }

    @Override
    public InputGradient inputGradient(Images images, LogitLoss loss) {
      INDArray[] scaled = {Nd4j.empty()};
      double[][] losses = new double[1][];
      InputGradient within =
          inside.inputGradient(
              Images.of(input.apply(images.array())),
              logits -> {
                scaled[0] = logits.mul(scale);
                LogitLoss.Value value = loss.at(scaled[0]);
                losses[0] = Arrays.copyOf(value.losses(), value.losses().length);
                return value;
              });
      return InputGradient.of(scaled[0], losses[0], within.gradient().mul(slope));
    }
  }
}
