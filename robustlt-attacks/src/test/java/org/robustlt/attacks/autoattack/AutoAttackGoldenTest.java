package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.attack.StagedAttack.Outcome;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.random.RandomSource;
import org.robustlt.attacks.golden.GoldenImages;
import org.robustlt.attacks.golden.GoldenNetwork;
import org.robustlt.attacks.loss.CrossEntropy;
import org.robustlt.tck.golden.GoldenDirectory;

/**
 * Golden kind 08: what AutoAttack leaves standing, stage by stage. Random starts differ between
 * implementations, so counts agree within the tolerances of the golden files only.
 */
class AutoAttackGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();
  private static final int FINAL_TOLERANCE = 3;
  private static final int APGD_TOLERANCE = 5;
  private static final int QUICK_POINTS = 100;

  private final JsonNode json = GOLDEN.json("08_autoattack.json");
  private final Net16 net16 = new Net16();

  @TestFactory
  Stream<DynamicTest> everyStageLeavesStandingWhatItDoesInThePublishedCode() {
    Map<Integer, List<JsonNode>> runs =
        StreamSupport.stream(json.get("runs").spliterator(), false)
            .collect(Collectors.groupingBy(run -> run.get("iterations").asInt()));
    assertThat(runs).isNotEmpty();
    return runs.entrySet().stream()
        .map(
            kind ->
                DynamicTest.dynamicTest(
                    kind.getKey() + " iterations", () -> compare(kind.getKey(), kind.getValue())));
  }

  private void compare(int iterations, List<JsonNode> runs) {
    assumeTrue(
        json.get("points").asInt() <= QUICK_POINTS || Boolean.getBoolean("robustlt.golden.slow"),
        "hundreds of points take a quarter of an hour each way: give -Drobustlt.golden.slow=true");
    StagedAttack attack = attack(iterations);
    Outcome outcome = run(attack);

    for (JsonNode run : runs) {
      for (JsonNode stage : run.get("stages")) {
        int stages = attack.stages().indexOf(stage.get("after").asText()) + 1;
        assertThat(outcome.standingAfter(stages))
            .as("standing after %s of %s", stage.get("after"), run.get("implementation"))
            .isCloseTo(
                stage.get("robust_count").asInt(),
                within(stages == 1 ? APGD_TOLERANCE : FINAL_TOLERANCE));
      }
    }
    compareFlags(outcome, runs);
  }

  private void compareFlags(Outcome outcome, List<JsonNode> runs) {
    String correct = json.get("clean_correct").asText();
    int lost = 0;
    for (int i = 0; i < correct.length(); i++) {
      assertThat(outcome.brokenBy()[i] == Outcome.NATURALLY)
          .as("point %d is misclassified without an attack", i)
          .isEqualTo(correct.charAt(i) == '0');
      int point = i;
      boolean robust = runs.stream().allMatch(run -> last(run).charAt(point) == '1');
      lost += robust && outcome.brokenBy()[i] != Outcome.BY_NONE ? 1 : 0;
    }
    assertThat(lost).as("points broken that withstood in all runs").isLessThanOrEqualTo(3);
  }

  private static String last(JsonNode run) {
    JsonNode stages = run.get("stages");
    return stages.get(stages.size() - 1).get("robust").asText();
  }

  private StagedAttack attack(int iterations) {
    long[] counts = new long[net16.arrays.get("net16/weights/classifier.fc.bias").doubles().length];
    Arrays.fill(counts, 1);
    ComponentContext context = new ComponentContext(ClassFrequencies.of(counts), 1);
    AutoAttackProvider standard = new AutoAttackProvider();
    TenStepAutoAttackProvider tenStep = new TenStepAutoAttackProvider();
    Attack attack =
        iterations == 100
            ? standard.create(standard.defaults(), context)
            : tenStep.create(tenStep.defaults(), context);
    return (StagedAttack) attack;
  }

  private Outcome run(StagedAttack attack) {
    int points = json.get("points").asInt();
    INDArray images =
        GoldenImages.read(net16.arrays, "net16/x_uint8", DataType.FLOAT)
            .get(NDArrayIndex.interval(0, points));
    int[] labels = Arrays.copyOf(net16.arrays.get("net16/y").ints(), points);
    double epsilon = json.get("eps").asDouble();
    Outcome outcome =
        attack.attack(
            new AttackRequest(
                GoldenNetwork.read(net16.arrays, "net16/weights/"),
                images,
                labels,
                new CrossEntropy(labels),
                PerturbationBudget.uniform(epsilon, labels.length),
                InputBounds.UNIT,
                RandomSource.ofSeed(1)));
    double farthest = outcome.images().sub(images).normmaxNumber().doubleValue();
    assertThat(farthest).isLessThanOrEqualTo(epsilon + 1e-6);
    assertThat(outcome.images().minNumber().doubleValue()).isNotNegative();
    assertThat(outcome.images().maxNumber().doubleValue()).isLessThanOrEqualTo(1);
    return outcome;
  }
}
