package org.robustlt.core.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.robustlt.tck.golden.JsonNumbers.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.attacks.autoattack.ApgdCe;
import org.robustlt.attacks.autoattack.ApgdOptions;
import org.robustlt.attacks.autoattack.AutoAttackOptions;
import org.robustlt.attacks.autoattack.SquareOptions;
import org.robustlt.attacks.autoattack.TargetedApgdOptions;
import org.robustlt.attacks.autoattack.TargetedFabOptions;
import org.robustlt.attacks.autoattack.TenStepAutoAttack;
import org.robustlt.core.data.format.ImagesInMemory;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.Network;
import org.robustlt.core.evaluation.AttackStages;
import org.robustlt.core.evaluation.EvaluationJournal;
import org.robustlt.core.evaluation.ExampleOutcomes;
import org.robustlt.core.evaluation.RobustnessEvaluation;
import org.robustlt.core.evaluation.RobustnessEvaluation.ImageKeeper;
import org.robustlt.core.evaluation.TestImages;
import org.robustlt.core.file.Fence;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.Npz;

/**
 * Golden kind 08: what AutoAttack leaves standing, stage by stage, over three seeds in a campaign.
 * Random starts differ between implementations, so counts agree within the tolerances of the golden
 * files only.
 */
class AutoAttackGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();
  private static final int SEEDS = Boolean.getBoolean("robustlt.campaign") ? 3 : 1;
  private static final Kind STANDARD = new Kind(100, 5000);
  private static final Kind TEN_STEPS = new Kind(10, 5000);
  private static final int TARGETS = 9;
  private static final int BATCH = 250;

  /** Of 500 points, as the golden files say. */
  private static final double FINAL_TOLERANCE = 3.0 / 500;

  private static final double FIRST_TOLERANCE = 5.0 / 500;

  @TempDir private Path folder;

  private final JsonNode json = GOLDEN.json("08_autoattack.json");
  private final Npz arrays = GOLDEN.npz("08_eval_net16.npz");

  /** Iterations of APGD and FAB, and queries of the square attack. */
  private record Kind(int iterations, int queries) {
    static Kind of(JsonNode run) {
      return new Kind(run.get("iterations").asInt(), run.get("n_queries").asInt());
    }
  }

  @TestFactory
  Stream<DynamicTest> everyStageLeavesStandingWhatItDoesInThePublishedCode() {
    Map<Kind, List<JsonNode>> runs =
        StreamSupport.stream(json.get("runs").spliterator(), false)
            .collect(Collectors.groupingBy(Kind::of, LinkedHashMap::new, Collectors.toList()));
    assertThat(runs).isNotEmpty();
    return runs.entrySet().stream()
        .flatMap(
            kind ->
                IntStream.range(0, SEEDS)
                    .mapToObj(
                        seed ->
                            DynamicTest.dynamicTest(
                                kind.getKey() + ", seed " + seed,
                                () -> compare(kind.getKey(), kind.getValue(), seed))));
  }

  private void compare(Kind kind, List<JsonNode> runs, int seed) throws IOException {
    AttackStages stages = stages(kind);
    ExampleOutcomes outcomes = run(stages, kind + "-" + seed, seed);

    for (JsonNode run : runs) {
      for (JsonNode stage : run.get("stages")) {
        int after = stages.names().indexOf(stage.get("after").asText()) + 1;
        double share = after == 1 ? FIRST_TOLERANCE : FINAL_TOLERANCE;
        assertThat(outcomes.standingAfter(after))
            .as("standing after %s of %s", stage.get("after"), run.get("implementation"))
            .isCloseTo(stage.get("robust_count").asInt(), within(tolerance(share)));
      }
    }
    compareFlags(outcomes, runs);
    assertThat(Arrays.stream(outcomes.linf()).max().orElseThrow())
        .isLessThanOrEqualTo(number(json.get("eps")) + 1e-6);
    assertThat(Arrays.stream(outcomes.lowest()).min().orElseThrow()).isNotNegative();
    assertThat(Arrays.stream(outcomes.highest()).max().orElseThrow()).isLessThanOrEqualTo(1);
  }

  /** Small sets are as uncertain as a few points. */
  private int tolerance(double share) {
    return Math.max((int) Math.ceil(share * json.get("points").asInt()), 3);
  }

  private void compareFlags(ExampleOutcomes outcomes, List<JsonNode> runs) {
    String correct = json.get("clean_correct").asText();
    int lost = 0;
    for (int i = 0; i < correct.length(); i++) {
      assertThat(outcomes.brokenBy()[i] == ExampleOutcomes.NATURALLY)
          .as("point %d is misclassified without an attack", i)
          .isEqualTo(correct.charAt(i) == '0');
      int point = i;
      boolean robust = runs.stream().allMatch(run -> last(run).charAt(point) == '1');
      lost += robust && outcomes.brokenBy()[i] != ExampleOutcomes.WITHSTOOD ? 1 : 0;
    }
    assertThat(lost)
        .as("points broken that withstood in all runs")
        .isLessThanOrEqualTo(tolerance(FINAL_TOLERANCE));
  }

  private static String last(JsonNode run) {
    JsonNode stages = run.get("stages");
    return stages.get(stages.size() - 1).get("robust").asText();
  }

  private AttackStages stages(Kind kind) {
    long[] counts = new long[arrays.get("net16/weights/classifier.fc.bias").doubles().length];
    Arrays.fill(counts, 1);
    ComponentContext context = ComponentContext.of(ClassFrequencies.of(counts), 1);
    List<StagedAttack.Stage> stages =
        kind.equals(STANDARD)
            ? create(new AutoAttackOptions(), context)
            : kind.equals(TEN_STEPS)
                ? create(new TenStepAutoAttack(), context)
                : parts(kind, context);
    return new AttackStages(stages, (labels, natural) -> LogitLoss.crossEntropy(labels), Norm.LINF);
  }

  private static List<StagedAttack.Stage> create(
      AttackProvider provider, ComponentContext context) {
    return stages(provider.create(context));
  }

  /** Returns what AutoAttack is made of, with other numbers than the two that have names. */
  private static List<StagedAttack.Stage> parts(Kind kind, ComponentContext context) {
    Norm norm = Norm.LINF;
    int steps = kind.iterations();
    return Stream.of(
            new ApgdCe(new ApgdOptions(norm, steps, 1, 0.75, 1)).create(context),
            new TargetedApgdOptions(norm, steps, TARGETS, 1, 0.75, 1).create(context),
            new TargetedFabOptions(norm, steps, TARGETS, 1, 0.1, 1.05, 0.9).create(context),
            new SquareOptions(norm, kind.queries(), 1, 0.8, true).create(context))
        .flatMap(attack -> stages(attack).stream())
        .toList();
  }

  private static List<StagedAttack.Stage> stages(Attack attack) {
    return ((StagedAttack) attack).stages();
  }

  private LabeledImages images(String name) {
    long[] sides = arrays.get(name + "/x_uint8").shape();
    double[] values = arrays.get(name + "/x_uint8").doubles();
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (int) values[i];
    }
    return new ImagesInMemory(
        new ImageShape((int) sides[1], (int) sides[2], (int) sides[3]),
        pixels,
        arrays.get(name + "/y").ints());
  }

  private ExampleOutcomes run(AttackStages stages, String name, int seed) throws IOException {
    int[] points = IntStream.range(0, json.get("points").asInt()).toArray();
    double epsilon = number(json.get("eps"));
    DataType type = DataType.FLOAT;
    Path journal = folder.resolve(name);
    try (Network network =
            TrainedNetworks.network(arrays, "net16", type, KernelLibraries.preferred(type));
        NetworkClassifier classifier =
            new NetworkClassifier(network, BatchNormMode.RUNNING_STATISTICS)) {
      return new RobustnessEvaluation(
              stages, List.of(Magnitude.of(epsilon)), RandomSource.ofSeed(seed), BATCH)
          .run(
              RobustnessEvaluation.Attacked.of(classifier),
              new TestImages(images("net16"), type),
              points,
              EvaluationJournal.open(journal, "golden", Fence.NONE),
              ImageKeeper.NONE,
              (stage, done, examples, passes, left) -> {});
    }
  }
}
