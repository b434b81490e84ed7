package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.StagedAttack.Outcome;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.random.RandomSource;
import org.robustlt.tck.LabelCrossEntropy;

final class EnsembleTest {
  /** Takes an image for class 1 if its only pixel is above a half. */
  private static final Classifier BRIGHTNESS =
      new Classifier() {
        @Override
        public int classes() {
          return 2;
        }

        @Override
        public INDArray logits(INDArray images) {
          double[][] logits = new double[(int) images.size(0)][];
          Arrays.setAll(logits, i -> new double[] {0.5, images.getDouble(i, 0, 0, 0)});
          return Nd4j.createFromArray(logits);
        }

        @Override
        public InputGradient inputGradient(INDArray images, LogitLoss loss) {
          throw new AssertionError("these searches need no gradient");
        }
      };

  private final List<Integer> sizes = new ArrayList<>();

  private Stage brightening(String name, double by) {
    return new Stage(
        name,
        (examples, random) -> {
          sizes.add(examples.size());
          double[][] images = examples.natural();
          for (double[] image : images) {
            image[0] += by;
          }
          return images;
        });
  }

  private static AttackRequest request(double radius, double... pixels) {
    int[] labels = new int[pixels.length];
    return new AttackRequest(
        BRIGHTNESS,
        Nd4j.create(pixels, new long[] {pixels.length, 1, 1, 1}, 'c'),
        labels,
        new LabelCrossEntropy(labels),
        PerturbationBudget.uniform(radius, pixels.length),
        InputBounds.UNIT,
        RandomSource.ofSeed(1));
  }

  @Test
  void givesEveryStageOnlyWhatStillStands() {
    Ensemble ensemble =
        new Ensemble(Norm.LINF, brightening("little", 0.1), brightening("more", 0.2));

    Outcome outcome = ensemble.attack(request(0.3, 0.9, 0.45, 0.35, 0.1, 0.2));

    assertThat(sizes).containsExactly(4, 3);
    assertThat(ensemble.stages()).containsExactly("little", "more");
    assertThat(outcome.brokenBy())
        .containsExactly(Outcome.NATURALLY, 0, 1, Outcome.BY_NONE, Outcome.BY_NONE);
    assertThat(outcome.standingAfter(0)).isEqualTo(4);
    assertThat(outcome.standingAfter(1)).isEqualTo(3);
    assertThat(outcome.standingAfter(2)).isEqualTo(2);
    assertThat(outcome.images().reshape(5).toDoubleVector()[0]).isEqualTo(0.9);
  }

  @Test
  void stopsWhenNothingStands() {
    new Ensemble(Norm.LINF, brightening("all", 0.5), brightening("none", 0.1))
        .attack(request(0.6, 0.2, 0.3));

    assertThat(sizes).containsExactly(2);
  }

  @Test
  void leavesExamplesOfRadiusZeroStanding() {
    Outcome outcome = new Ensemble(Norm.LINF, brightening("all", 0.5)).attack(request(0, 0.2, 0.8));

    assertThat(sizes).isEmpty();
    assertThat(outcome.brokenBy()).containsExactly(Outcome.BY_NONE, Outcome.NATURALLY);
  }
}
