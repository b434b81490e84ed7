package org.robustlt.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.core.data.Batch;
import org.robustlt.rebalancing.loss.CrossEntropyLoss;

class MixedLossTest {
  private static final int[] LABELS = {0, 2, 1, 2};
  private static final int[] OTHERS = {2, 2, 0, 1};
  private static final double SHARE = 0.3;
  private static final INDArray LOGITS =
      RandomSource.ofSeed(6).normal(DataType.DOUBLE, 0, 1, LABELS.length, 3);
  private static final LossInput INPUT =
      LossInput.of(LABELS, LOGITS, TrainingProgress.ofEpoch(1, 1));

  private static final Optional<Batch.Mixture> MIXTURE =
      Optional.of(new Batch.Mixture(OTHERS, SHARE));

  private static final RebalancingLoss CROSS_ENTROPY =
      new CrossEntropyLoss.Options(0).create(ComponentContext.of(ClassFrequencies.of(1, 1, 1), 1));

  @Test
  void crossEntropyBecomesThatOfSoftLabels() {
    LossResult mixed = MixedLoss.evaluate(CROSS_ENTROPY, INPUT, MIXTURE);

    double expected = 0;
    INDArray probabilities = Transforms.softmax(LOGITS, true);
    INDArray gradient = mixed.adversarialLogitsGradient().orElseThrow();
    for (int i = 0; i < LABELS.length; i++) {
      for (int c = 0; c < 3; c++) {
        double target = (LABELS[i] == c ? 1 - SHARE : 0) + (OTHERS[i] == c ? SHARE : 0);
        expected -= target * Math.log(probabilities.getDouble(i, c)) / LABELS.length;
        assertThat(gradient.getDouble(i, c))
            .isCloseTo((probabilities.getDouble(i, c) - target) / LABELS.length, within(1e-12));
      }
    }
    assertThat(mixed.value()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void withoutAMixtureTheLossIsAsItIs() {
    assertThat(MixedLoss.evaluate(CROSS_ENTROPY, INPUT, Optional.empty()).value())
        .isEqualTo(CROSS_ENTROPY.evaluate(INPUT).value());
  }

  @Test
  void termsAndGradientsOfOneSideOnlyCountByItsShare() {
    RebalancingLoss loss =
        input ->
            input.labels() == OTHERS
                ? LossResult.of(10)
                    .withTerms(Map.of("tail", 4.0, "all", 2.0))
                    .withNaturalLogitsGradient(LOGITS)
                    .withAdversarialFeaturesGradient(LOGITS)
                : LossResult.of(20)
                    .withTerms(Map.of("all", 1.0))
                    .withAdversarialLogitsGradient(LOGITS)
                    .withNaturalLogitsGradient(LOGITS);
    double before = LOGITS.sumNumber().doubleValue();

    LossResult mixed = MixedLoss.evaluate(loss, INPUT, MIXTURE);

    assertThat(mixed.value()).isCloseTo(17, within(1e-12));
    assertThat(mixed.terms().get("tail")).isCloseTo(1.2, within(1e-12));
    assertThat(mixed.terms().get("all")).isCloseTo(1.3, within(1e-12));
    assertThat(sum(mixed.adversarialLogitsGradient())).isCloseTo(0.7 * before, within(1e-9));
    assertThat(sum(mixed.naturalLogitsGradient())).isCloseTo(before, within(1e-9));
    assertThat(sum(mixed.adversarialFeaturesGradient())).isCloseTo(0.3 * before, within(1e-9));
    assertThat(LOGITS.sumNumber().doubleValue()).isEqualTo(before);
  }

  private static double sum(Optional<INDArray> array) {
    return array.orElseThrow().sumNumber().doubleValue();
  }

  @Test
  void theRadiusOfAMixtureLiesBetweenThoseOfItsClasses() {
    double[] radii = {0.01, 0.02, 0.04};
    PerturbationBudget mixed =
        PerturbationBudget.ofClasses(0.03, radii, LABELS)
            .mixedWith(PerturbationBudget.ofClasses(0.03, radii, OTHERS), SHARE);
    assertThat(mixed.epsilon()).isEqualTo(0.03);
    assertThat(mixed.radii())
        .containsExactly(new double[] {0.019, 0.04, 0.017, 0.034}, within(1e-15));
  }
}
