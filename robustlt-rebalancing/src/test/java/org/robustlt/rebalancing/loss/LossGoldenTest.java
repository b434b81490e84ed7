package org.robustlt.rebalancing.loss;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.tck.golden.Expected;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.Npz;

/** Golden vectors of kind 04: losses of the published implementation with their gradients. */
@GoldenFiles({"04_losses.json", "04_losses.npz"})
class LossGoldenTest {
  private static final double FLOAT32_WEIGHTS = 4e-7;
  private static final double MARGINS = 2e-7;
  private static final double FLOAT64_WEIGHTS = 2e-4;
  private static final double FLOAT32_ROUNDING = 6e-8;

  @ParameterizedTest
  @MethodSource("smoothCrossEntropies")
  void crossEntropyEqualsThePublished(GoldenLoss golden) {
    CrossEntropy crossEntropy = new CrossEntropy(golden.parameter("smoothing"));
    golden.check(
        crossEntropy.on(golden.labels()).at(golden.adversarialLogits()), golden.labels().length);
  }

  @ParameterizedTest
  @MethodSource("balancedSoftmaxes")
  void balancedSoftmaxEqualsThePublished(GoldenLoss golden) {
    double[] shifts = BalancedSoftmaxLoss.shifts(golden.parameter("tau_b"), golden.frequencies());
    LogitLoss objective = new BalancedSoftmaxObjective(shifts).on(golden.labels(), () -> null);
    golden.check(objective.at(golden.adversarialLogits()), golden.labels().length);
  }

  @ParameterizedTest
  @MethodSource("marginObjectives")
  void marginEqualsThePublished(GoldenLoss golden) {
    LogitLoss objective =
        new MarginObjective(new MarginObjective.Options(0)).on(golden.labels(), () -> null);
    golden.check(objective.at(golden.adversarialLogits()), 1);
  }

  @ParameterizedTest
  @MethodSource("effectiveNumbers")
  void effectiveNumberEqualsThePublished(GoldenLoss golden) {
    Expected recorded = golden.arrays().expected(golden.weightsKey());
    recorded.relative(FLOAT32_WEIGHTS, weights(golden, Precision.FLOAT32));
    // What float32 loses of 1 − β = 1/n grows with n.
    double lost = Math.max(FLOAT64_WEIGHTS, FLOAT32_ROUNDING * golden.frequencies().max());
    recorded.relative(lost, weights(golden, Precision.FLOAT64));

    // The last bits of float32 weights depend on the library, so losses are compared with theirs.
    double[] weights = recorded.values();
    double sum = Arrays.stream(golden.labels()).mapToDouble(label -> weights[label]).sum();
    golden.check(
        CrossEntropy.PLAIN.times(weights).on(golden.labels()).at(golden.adversarialLogits()), sum);
  }

  private static double[] weights(GoldenLoss golden, Precision precision) {
    return EffectiveNumberObjective.weights(
        new EffectiveNumberObjective.Options(0, precision),
        golden.frequencies(),
        golden.predictions());
  }

  @ParameterizedTest
  @MethodSource("margins")
  void marginsEqualThePublished(GoldenLoss golden) {
    RoBalLoss.Options options = robal(golden, 0, 1);
    double[] margins = RoBalLoss.margins(options, golden.frequencies());
    golden.arrays().expected(golden.key("m_list")).relativeToLargest(MARGINS, margins);
    golden
        .arrays()
        .expected(golden.key("prior_bias"))
        .relativeToLargest(MARGINS, RoBalLoss.biases(options.tauB(), golden.frequencies()));
    golden.check(new RoBalLoss(options, golden.frequencies()));
  }

  @ParameterizedTest
  @MethodSource("cleanPhases")
  void crossEntropyOfNaturalLogitsEqualsTheCleanPhaseOfTaet(GoldenLoss golden) {
    CrossEntropy crossEntropy = new CrossEntropy(golden.optionalParameter("label_smoothing"));
    LogitLoss.Value value = crossEntropy.on(golden.labels()).at(golden.naturalLogits());
    double examples = golden.labels().length;
    golden.checkValue(Arrays.stream(value.losses()).sum() / examples);
    golden.check("grad_logits_nat", value.gradient().div(examples));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void lossEqualsThePublished(GoldenLoss golden) {
    golden.check(loss(golden));
  }

  private static RebalancingLoss loss(GoldenLoss golden) {
    ClassFrequencies frequencies = golden.frequencies();
    String function = golden.function();
    if (function.startsWith("PGDAT.loss")) {
      return crossEntropy(golden.parameter("label_smoothing"));
    }
    if (function.startsWith("PGDAT.adversarial_loss")) {
      return crossEntropy(0);
    }
    if (function.startsWith("ATBSL.loss")) {
      return new BalancedSoftmaxLoss(
          new BalancedSoftmaxLoss.Options(golden.parameter("tau_b")), frequencies);
    }
    if (function.startsWith("REAT.loss")) {
      return new ReatLoss(
          new ReatLoss.Options(
              1, ReatLoss.Pairwise.COLLAPSED, ReatLoss.TailRule.INDEX, Target.CONSTANT),
          frequencies);
    }
    if (function.startsWith("RoBal.loss")) {
      return new RoBalLoss(
          robal(golden, golden.parameter("beta"), golden.parameter("beta_adv")), frequencies);
    }
    return new TaetLoss(
        new TaetLoss.Options(
            golden.parameter("alpha"),
            golden.parameter("beta"),
            golden.parameter("gamma"),
            golden.optionalParameter("label_smoothing"),
            TaetLoss.AbsentClasses.COUNT_AS_ZERO));
  }

  private static CrossEntropyLoss crossEntropy(double labelSmoothing) {
    return new CrossEntropyLoss(new CrossEntropyLoss.Options(labelSmoothing));
  }

  private static RoBalLoss.Options robal(GoldenLoss golden, double beta, double betaAdv) {
    return new RoBalLoss.Options(
        beta,
        betaAdv,
        golden.parameter("m"),
        golden.parameter("s"),
        golden.parameter("tau_b"),
        golden.parameter("tau_m"),
        golden.optionalParameter("label_smoothing"),
        1e-12,
        RoBalLoss.KlLogits.SCALED_WITHOUT_MARGIN,
        Precision.FLOAT32);
  }

  static Stream<GoldenLoss> smoothCrossEntropies() {
    return cases("core.methods.utils.smooth_cross_entropy");
  }

  static Stream<GoldenLoss> balancedSoftmaxes() {
    return cases("core.methods.atbsl.BSL");
  }

  static Stream<GoldenLoss> marginObjectives() {
    return cases("core.metrics.cw_loss");
  }

  static Stream<GoldenLoss> effectiveNumbers() {
    return cases("core.methods.reat.RBL", "REAT.adversarial_loss");
  }

  static Stream<GoldenLoss> margins() {
    return cases("MultiMarginLoss.forward");
  }

  static Stream<GoldenLoss> losses() {
    return cases(
            "PGDAT.loss",
            "PGDAT.adversarial_loss",
            "ATBSL.loss",
            "REAT.loss",
            "RoBal.loss",
            "TAET.loss")
        .filter(golden -> !isCleanPhase(golden));
  }

  static Stream<GoldenLoss> cleanPhases() {
    return cases("TAET.loss").filter(LossGoldenTest::isCleanPhase);
  }

  private static boolean isCleanPhase(GoldenLoss golden) {
    return golden.function().endsWith("criterion on model(input)");
  }

  private static Stream<GoldenLoss> cases(String... functions) {
    GoldenDirectory directory = GoldenDirectory.resolve();
    Npz arrays = directory.npz("04_losses.npz");
    List<GoldenLoss> cases = new ArrayList<>();
    for (JsonNode batch : directory.json("04_losses.json").get("batches")) {
      for (JsonNode golden : batch.get("losses")) {
        String function = golden.get("function").asText();
        if (Arrays.stream(functions).anyMatch(function::startsWith)) {
          cases.add(new GoldenLoss(arrays, batch, golden, DataType.FLOAT));
          cases.add(new GoldenLoss(arrays, batch, golden, DataType.DOUBLE));
        }
      }
    }
    return cases.stream();
  }
}
