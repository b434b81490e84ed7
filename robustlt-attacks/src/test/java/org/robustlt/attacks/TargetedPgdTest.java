package org.robustlt.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.attacks.TargetedPgdOptions.Loss;
import org.robustlt.attacks.TargetedPgdOptions.Order;
import org.robustlt.attacks.loss.Ranking;
import org.robustlt.tck.SmallPerceptron;

final class TargetedPgdTest {
  private static final ComponentContext FOUR_CLASSES =
      ComponentContext.of(ClassFrequencies.of(4, 3, 2, 1), 1);
  private static final int[] LABELS = {0, 1, 2};

  private final RandomSource random = RandomSource.ofSeed(4);
  private final SmallPerceptron classifier = new SmallPerceptron(12, 8, 4, random.at("weights"));
  private final AttackRequest request =
      AttackRequest.of(
              classifier,
              Images.of(
                  random.at("images").uniform(DataType.DOUBLE, 0.3, 0.7, LABELS.length, 3, 2, 2)),
              LABELS,
              PerturbationBudget.uniform(0.3, LABELS.length))
          .withRandom(random.at("attack"));

  @Test
  void everyOtherClassIsATargetIfThereAreFewerThanAskedFor() {
    StagedAttack attack = attack(9, Order.LIKELIEST, Loss.LOGIT_DIFFERENCE);

    assertThat(attack.stages())
        .extracting(StagedAttack.Stage::name)
        .containsExactly("target 1", "target 2", "target 3");
  }

  @ParameterizedTest
  @EnumSource
  void everyStageMovesLogitsTowardsItsTarget(Loss loss) {
    StagedAttack likeliest = attack(3, Order.LIKELIEST, loss);
    StagedAttack leastLikely = attack(3, Order.LEAST_LIKELY, loss);
    double[][] natural = logits(request.images());

    for (int stage = 0; stage < 3; stage++) {
      double[][] towards = logits(likeliest.stages().get(stage).attack().perturb(request));
      double[][] same = logits(leastLikely.stages().get(2 - stage).attack().perturb(request));
      for (int i = 0; i < LABELS.length; i++) {
        int target = wrongClass(natural[i], LABELS[i], stage);
        assertThat(towards[i][target] - towards[i][LABELS[i]])
            .as("example %d, target %d", i, target)
            .isGreaterThan(natural[i][target] - natural[i][LABELS[i]]);
        assertThat(same[i]).containsExactly(towards[i]);
      }
    }
  }

  @Test
  void aMisclassifiedResultIsKept() {
    StagedAttack attack = attack(3, Order.LIKELIEST, Loss.LOGIT_DIFFERENCE);
    int[] all = classifier.logits(attack.perturb(request)).argMax(1).toIntVector();

    for (StagedAttack.Stage stage : attack.stages()) {
      int[] one = logitsOf(stage.attack()).argMax(1).toIntVector();
      for (int i = 0; i < LABELS.length; i++) {
        if (one[i] != LABELS[i]) {
          assertThat(all[i]).as("example %d", i).isNotEqualTo(LABELS[i]);
        }
      }
    }
  }

  @Test
  void noTargetIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attack(0, Order.LIKELIEST, Loss.CROSS_ENTROPY))
        .withMessage("targets must be at least 1, got 0");
  }

  private static StagedAttack attack(int targets, Order order, Loss loss) {
    return (StagedAttack)
        new TargetedPgdOptions(
                Norm.LINF, Magnitude.of(0.02), 10, RandomStart.NONE, targets, order, loss)
            .create(FOUR_CLASSES);
  }

  private INDArray logitsOf(Attack attack) {
    return classifier.logits(attack.perturb(request));
  }

  private double[][] logits(Images images) {
    return classifier.logits(images).toDoubleMatrix();
  }

  private static int wrongClass(double[] logits, int label, int rank) {
    int[] order = Ranking.largest(logits.length, logits);
    int left = rank;
    for (int c : order) {
      if (c != label && left-- == 0) {
        return c;
      }
    }
    throw new AssertionError();
  }
}
