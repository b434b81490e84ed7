package org.robustlt.rebalancing.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.robustlt.tck.golden.JsonNumbers.ints;
import static org.robustlt.tck.golden.JsonNumbers.number;
import static org.robustlt.tck.golden.JsonNumbers.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.rebalancing.budget.CfaScheduler;
import org.robustlt.rebalancing.budget.DafaScheduler;
import org.robustlt.rebalancing.budget.Growth;
import org.robustlt.rebalancing.budget.RobustLtScheduler;
import org.robustlt.rebalancing.loss.CfaLoss;
import org.robustlt.rebalancing.loss.CgrmLoss;
import org.robustlt.rebalancing.loss.DafaLoss;
import org.robustlt.rebalancing.loss.DafaTradesLoss;
import org.robustlt.rebalancing.loss.DistillationLoss;
import org.robustlt.rebalancing.loss.DivergenceOptions;
import org.robustlt.rebalancing.loss.IklLoss;
import org.robustlt.tck.golden.JsonNumbers;

/**
 * Budgets, losses and gradients of CFA, DAFA, IKL, distillation and CGRm equal those that {@code
 * comparators.py} gives.
 */
class FairnessGoldenTest {
  private static final int EPOCHS = 10;
  private static final Growth NONE = new Growth(0, 0);
  private static final DafaOptions DAFA = new DafaOptions(0.8, 0.4);
  private static final TrainingProgress AFTER = TrainingProgress.ofEpoch(5, EPOCHS);
  private static final ComponentContext CONTEXT =
      ComponentContext.of(ClassFrequencies.of(50, 8, 20, 3), EPOCHS);

  private JsonNode golden;

  @BeforeEach
  void read() throws IOException {
    try (InputStream file =
        FairnessGoldenTest.class.getResourceAsStream(
            "/org/robustlt/rebalancing/comparators.json")) {
      golden = new ObjectMapper().readTree(file);
    }
  }

  @Test
  void budgetsOfCfaFollowTheRobustnessOfTheClasses() {
    CfaScheduler scheduler = new CfaScheduler.Options(0.5, 0.05, NONE).create(CONTEXT);
    double epsilon = number(golden.get("epsilon"));
    assertThat(scheduler.radii(epsilon, AFTER)).as("nothing seen").containsOnly(epsilon);
    learn(scheduler);
    assertThat(scheduler.radii(epsilon, AFTER))
        .containsExactly(numbers(golden.get("cfaBudget")), within(1e-12));
    assertThat(scheduler.radii(epsilon, TrainingProgress.ofEpoch(1, EPOCHS))).containsOnly(epsilon);
  }

  @Test
  void budgetsOfDafaFollowTheSimilarityOfTheClasses() {
    DafaScheduler scheduler = new DafaScheduler.Options(DAFA, NONE).create(CONTEXT);
    double epsilon = number(golden.get("epsilon"));
    assertThat(scheduler.radii(epsilon, AFTER)).as("nothing seen").containsOnly(epsilon);
    learn(scheduler);
    assertThat(scheduler.radii(epsilon, AFTER))
        .containsExactly(numbers(golden.get("dafaBudget")), within(1e-12));
  }

  @Test
  void budgetsMultiplyThoseOfRobustLt() {
    double[] plain = new RobustLtScheduler.Options(0.3, 0.8).create(CONTEXT).radii(1, AFTER);
    double[] cfa = numbers(golden.get("robust"));
    CfaScheduler scheduler =
        new CfaScheduler.Options(0.5, 0.05, new Growth(0.3, 0.8)).create(CONTEXT);
    learn(scheduler);
    double[] radii = scheduler.radii(1, AFTER);
    for (int c = 0; c < radii.length; c++) {
      assertThat(radii[c]).isCloseTo(plain[c] * (0.5 + cfa[c]), within(1e-12));
    }
  }

  @Test
  void theLossOfCfaCalibratesTrades() {
    CfaLoss loss = new CfaLoss.Options(new DivergenceOptions(6), 0.5, 0.05).create(CONTEXT);
    check(loss, "cfa");
  }

  @Test
  void theLossesOfDafaWeighClasses() {
    check(new DafaLoss.Options(DAFA).create(CONTEXT), "dafa");
    check(new DafaTradesLoss.Options(DAFA, new DivergenceOptions(6)).create(CONTEXT), "dafaTrades");
  }

  @Test
  void theLossOfIklFollowsThePredictionsOfTheClasses() {
    check(new IklLoss.Options().create(CONTEXT), "ikl");
    compare(new IklLoss.Options().create(CONTEXT), "iklAtFirst");
  }

  @Test
  void theLossOfDistillationJoinsBalancedSoftmaxAndTheTeacher() {
    compare(new DistillationLoss.Options(1.5, 4, 1).create(CONTEXT), "distillation");
  }

  @Test
  void theLossOfCgrmFollowsWhatAttacksDoToTheClasses() {
    GeometryOptions options = new GeometryOptions(1, 0.5, 2, 0.8, 2);
    check(new CgrmLoss.Options(options, 0.3, 0.5, 1).create(CONTEXT), "cgrm");
    ConfusionGeometry geometry = new ConfusionGeometry(options, CONTEXT.frequencies());
    learn(geometry);
    double[] graph = numbers(golden.get("cgrmGraph"));
    for (int i = 0; i < graph.length; i++) {
      assertThat(geometry.edge(i / 4, i % 4)).isCloseTo(graph[i], within(1e-12));
    }
  }

  private <L extends RebalancingLoss & TrainingListener & Stateful> void check(L loss, String key) {
    learn(loss);
    compare(loss, key);
  }

  private void compare(RebalancingLoss loss, String key) {
    int[] labels = ints(golden.get("batchLabels"));
    LossInput input =
        LossInput.of(labels, Nd4j.createFromArray(rows(golden.get("adversarial"))), AFTER)
            .withNaturalLogits(Nd4j.createFromArray(rows(golden.get("natural"))))
            .withTeacherLogits(Nd4j.createFromArray(rows(golden.get("taught"))));
    LossResult result = loss.evaluate(input);
    JsonNode expected = golden.get(key);
    assertThat(result.value()).isCloseTo(number(expected.get("loss")), within(1e-12));
    assertThat(result.adversarialLogitsGradient().orElseThrow().ravel().toDoubleVector())
        .containsExactly(numbers(expected.get("adversarialGradient")), within(1e-12));
    result
        .naturalLogitsGradient()
        .ifPresent(
            gradient ->
                assertThat(gradient.ravel().toDoubleVector())
                    .containsExactly(numbers(expected.get("naturalGradient")), within(1e-12)));
  }

  /** Shows an epoch, the fourth: of CFA the last one before, of DAFA the one that compares. */
  private void learn(TrainingListener listener) {
    int batches = golden.get("labels").size();
    for (int number = 0; number < batches; number++) {
      double[][] logits = rows(golden.get("epochLogits").get(number));
      int[] predictions =
          Arrays.stream(logits)
              .mapToInt(
                  row -> {
                    int best = 0;
                    for (int c = 1; c < row.length; c++) {
                      best = row[c] > row[best] ? c : best;
                    }
                    return best;
                  })
              .toArray();
      listener.on(
          BatchFinished.of(
                  TrainingProgress.ofEpoch(4, EPOCHS).atBatch(number, batches),
                  ints(golden.get("labels").get(number)),
                  predictions,
                  1)
              .withNaturalLogits(rows(golden.get("epochNatural").get(number)))
              .withAdversarialFeatures(rows(golden.get("epochFeatures").get(number)))
              .withAdversarialLogits(logits));
    }
  }

  private static double[][] rows(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNumbers::numbers)
        .toArray(double[][]::new);
  }
}
