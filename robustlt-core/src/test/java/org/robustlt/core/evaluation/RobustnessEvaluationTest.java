package org.robustlt.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.StagedAttack.Stage;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.format.ImagesInMemory;
import org.robustlt.core.evaluation.RobustnessEvaluation.ImageKeeper;
import org.robustlt.core.file.Fence;

class RobustnessEvaluationTest {
  private static final double EPSILON = 0.2;

  /** Takes an image of one pixel for class 1 if it is brighter than a half. */
  private static final Classifier BRIGHTNESS = brightness(0.5);

  @TempDir private Path folder;

  private int journals;
  private final List<Integer> attacked = new ArrayList<>();

  @Test
  void everyStageSeesOnlyWhatStillStands() throws IOException {
    // Of class 0: broken naturally, by 0.05, by 0.15, by nothing.
    ExampleOutcomes outcomes =
        run(new int[] {200, 120, 100, 10}, stage("a", 0.05), stage("b", 0.15));

    assertThat(outcomes.brokenBy())
        .containsExactly(ExampleOutcomes.NATURALLY, 0, 1, ExampleOutcomes.WITHSTOOD);
    assertThat(outcomes.natural()).containsExactly(1, 0, 0, 0);
    assertThat(outcomes.predictions()).containsExactly(1, 1, 1, 0);
    assertThat(attacked).containsExactly(3, 2);
    assertThat(outcomes.linf()[1]).isCloseTo(0.05, within(1e-6));
    assertThat(outcomes.standingAfter(0)).isEqualTo(3);
    assertThat(outcomes.standingAfter(1)).isEqualTo(2);
    assertThat(outcomes.standingAfter(2)).isEqualTo(1);
    assertThat(outcomes.confusionAfter(1, 2).correct(0)).isEqualTo(2);
  }

  @Test
  void whatFellAtASmallerRadiusIsNotAttackedAgain() throws IOException {
    Stage stage = ofRadius();
    List<Magnitude> radii = List.of(Magnitude.of(0.05), Magnitude.of(0.1), Magnitude.of(0.2));

    // Of class 0: broken naturally, from 0.03, from 0.11, from 0.46.
    ExampleOutcomes outcomes =
        evaluate(evaluation(16, stage).over(radii), new int[] {200, 120, 100, 10}, journal());

    assertThat(attacked).containsExactly(3, 2, 2);
    assertThat(outcomes.brokenBy())
        .containsExactly(ExampleOutcomes.NATURALLY, 0, 2, ExampleOutcomes.WITHSTOOD);
    assertThat(outcomes.confusionAt(0, 2).correct(0)).isEqualTo(3);
    assertThat(outcomes.confusionAt(0.1, 2).correct(0)).isEqualTo(2);
    assertThat(outcomes.confusionAt(0.2, 2).correct(0)).isEqualTo(1);
  }

  @Test
  void theNearestImageBreaksAnExampleWhereItsRadiusReachesAsFar() throws IOException {
    Attack attack = stage("nearest", 0.15).attack();
    List<Double> given = new ArrayList<>();
    Stage nearest =
        Stage.of(
            "nearest",
            new Attack() {
              @Override
              public Images perturb(AttackRequest request) {
                given.add(request.budget().radius(0));
                return attack.perturb(request);
              }

              @Override
              public boolean isMinimumNorm() {
                return true;
              }
            });
    List<Magnitude> radius = List.of(Magnitude.of(0.1));

    ExampleOutcomes outcomes =
        evaluate(evaluation(16, nearest).over(radius), new int[] {200, 100, 10}, journal());

    assertThat(given).containsExactly(1.0);
    assertThat(outcomes.brokenBy())
        .containsExactly(
            ExampleOutcomes.NATURALLY, ExampleOutcomes.WITHSTOOD, ExampleOutcomes.WITHSTOOD);
    assertThat(outcomes.predictions()).containsExactly(1, 0, 0);
    assertThat(outcomes.distances()[0]).isZero();
    assertThat(outcomes.distances()[1]).isCloseTo(0.15, within(1e-6));
    assertThat(outcomes.distances()[2]).isInfinite();
    assertThat(outcomes.confusionAt(0.2, 2).correct(0)).isEqualTo(1);
  }

  @Test
  void whatTheSearchedClassifierTakesForAdversarialIsVerified() throws IOException {
    // It sees class 1 from 0.4 on: 100 + 0.05 and 90 + 0.05 of 255 are adversarial to it alone.
    Stage stage = stage("a", 0.05);
    ExampleOutcomes outcomes =
        evaluation(16, stage)
            .run(
                RobustnessEvaluation.Attacked.verified(BRIGHTNESS, brightness(0.4)),
                images(new int[] {200, 120, 100, 90, 10}),
                IntStream.range(0, 5).toArray(),
                journal(),
                ImageKeeper.NONE,
                (name, done, of, passes, left) -> {});

    assertThat(attacked).as("examples of the search, and of the second one").containsExactly(4, 2);
    assertThat(outcomes.brokenBy())
        .containsExactly(
            ExampleOutcomes.NATURALLY,
            0,
            ExampleOutcomes.WITHSTOOD,
            ExampleOutcomes.WITHSTOOD,
            ExampleOutcomes.WITHSTOOD);
  }

  @Test
  void aJournalOfAnotherEvaluationIsNotGoneOnWith() throws IOException {
    Path file = folder.resolve("other");
    RobustnessEvaluation evaluation = evaluation(stage("a", 0.05));
    try (EvaluationJournal journal = journal(file, "one")) {
      evaluate(evaluation, new int[] {100}, journal);
    }
    try (EvaluationJournal journal = journal(file, "one")) {
      assertThat(journal.isBegun()).isTrue();
    }
    Files.writeString(file, Files.readString(file).stripTrailing().replaceFirst("..$", ""));
    try (EvaluationJournal journal = journal(file, "one")) {
      assertThat(journal.isBegun()).as("half a line").isTrue();
    }
    try (EvaluationJournal journal = journal(file, "two")) {
      assertThat(journal.isBegun()).isFalse();
    }
  }

  @Test
  void batchesAreWholeButTheLastWhichWastesLittle() {
    Set<Integer> sizes = new TreeSet<>();
    for (int size = 1; size < 300; size++) {
      int[] positions = IntStream.range(0, size).toArray();
      List<Chunks.Chunk> chunks = Chunks.of(positions, 128);
      assertThat(chunks.stream().flatMapToInt(chunk -> Arrays.stream(chunk.positions())).toArray())
          .isEqualTo(positions);
      assertThat(chunks).hasSize((size + 127) / 128);
      Chunks.Chunk last = chunks.get(chunks.size() - 1);
      int rest = last.positions().length;
      assertThat(last.size()).isBetween(rest, Math.min(Math.max(rest + rest / 8, 8), 128));
      sizes.add(last.size());
    }
    assertThat(sizes).hasSize(33);
  }

  @Test
  void aStageThatAsksOftenGetsSmallerBatches() throws IOException {
    int[] pixels = new int[100];
    Arrays.fill(pixels, 10);
    Stage quick = stage("quick", 0.1);
    Attack attack = stage("long", 0.1).attack();
    Stage long5000 =
        Stage.of(
            "long",
            new Attack() {
              @Override
              public Images perturb(AttackRequest request) {
                return attack.perturb(request);
              }

              @Override
              public double passes() {
                return 5000;
              }
            });

    evaluate(evaluation(128, quick, long5000), pixels, journal(folder.resolve("journal"), "test"));

    assertThat(attacked).containsExactly(100, 32, 32, 32, 4);
  }

  private static Classifier brightness(double threshold) {
    return new Classifier() {
      @Override
      public int classes() {
        return 2;
      }

      @Override
      public INDArray logits(Images images) {
        double[][] logits = new double[images.examples()][];
        Arrays.setAll(logits, i -> new double[] {threshold, images.array().getDouble(i, 0, 0, 0)});
        return Nd4j.createFromArray(logits);
      }

      @Override
      public InputGradient inputGradient(Images images, LogitLoss loss) {
        throw new AssertionError("these attacks need no gradient");
      }
    };
  }

  /** Moves every image by its radius. */
  private Stage ofRadius() {
    return Stage.of(
        "a",
        request ->
            stage("a", Arrays.stream(request.budget().radii()).max().orElse(0))
                .attack()
                .perturb(request));
  }

  private EvaluationJournal journal() throws IOException {
    return journal(folder.resolve("journal" + journals++), "test");
  }

  private static EvaluationJournal journal(Path file, String evaluation) throws IOException {
    return EvaluationJournal.open(file, evaluation, Fence.NONE);
  }

  private ExampleOutcomes run(int[] pixels, Stage... stages) throws IOException {
    return evaluate(evaluation(stages), pixels, journal());
  }

  private static RobustnessEvaluation evaluation(Stage... stages) {
    return evaluation(16, stages);
  }

  private static RobustnessEvaluation evaluation(int batchSize, Stage... stages) {
    return new RobustnessEvaluation(
        new AttackStages(
            List.of(stages),
            (labels, natural) -> logits -> new LogitLoss.Value(new double[0], logits),
            Norm.LINF),
        List.of(Magnitude.of(EPSILON)),
        RandomSource.ofSeed(1),
        batchSize);
  }

  private static ExampleOutcomes evaluate(
      RobustnessEvaluation evaluation, int[] pixels, EvaluationJournal journal) {
    int[] all = IntStream.range(0, pixels.length).toArray();
    return evaluation.run(
        RobustnessEvaluation.Attacked.of(BRIGHTNESS),
        images(pixels),
        all,
        journal,
        ImageKeeper.NONE,
        (stage, done, of, passes, left) -> {});
  }

  private static TestImages images(int[] pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) pixels[i];
    }
    return new TestImages(
        new ImagesInMemory(new ImageShape(1, 1, 1), bytes, new int[pixels.length]), DataType.FLOAT);
  }

  private Stage stage(String name, double by) {
    return Stage.of(
        name,
        request -> {
          attacked.add(moved(request));
          double[] radii = request.budget().radii();
          INDArray images = request.images().array().dup();
          for (int i = 0; i < radii.length; i++) {
            images.putScalar(i, images.getDouble(i) + (radii[i] > 0 ? by : 0));
          }
          return Images.of(images);
        });
  }

  private static int moved(AttackRequest request) {
    return (int) Arrays.stream(request.budget().radii()).filter(radius -> radius > 0).count();
  }
}
