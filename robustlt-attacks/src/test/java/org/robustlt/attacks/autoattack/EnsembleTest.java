package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;

final class EnsembleTest {
  /** Takes an image for class 1 if its only pixel is above a half. */
  private static final Classifier BRIGHTNESS =
      new Classifier() {
        @Override
        public int classes() {
          return 2;
        }

        @Override
        public INDArray logits(Images images) {
          double[][] logits = new double[images.examples()][];
          Arrays.setAll(logits, i -> new double[] {0.5, images.array().getDouble(i, 0, 0, 0)});
          return Nd4j.createFromArray(logits);
        }

        @Override
        public InputGradient inputGradient(Images images, LogitLoss loss) {
          throw new AssertionError("these searches need no gradient");
        }
      };

  private final List<Integer> sizes = new ArrayList<>();

  private Part brightening(String name, double by) {
    Search search =
        new Search() {
          @Override
          public double[][] run(Examples examples, RandomSource random) {
            sizes.add(examples.size());
            double[][] images = examples.natural();
            for (double[] image : images) {
              image[0] += by;
            }
            return images;
          }

          @Override
          public double passes(int classes) {
            return 1;
          }
        };
    return new Part(name, search, 1);
  }

  private static AttackRequest request(double radius, double... pixels) {
    int[] labels = new int[pixels.length];
    return AttackRequest.of(
            BRIGHTNESS,
            Images.of(Nd4j.create(pixels, new long[] {pixels.length, 1, 1, 1}, 'c')),
            labels,
            PerturbationBudget.uniform(radius, pixels.length))
        .withRandom(RandomSource.ofSeed(1));
  }

  @Test
  void givesEveryStageOnlyWhatStillStands() {
    Ensemble ensemble =
        new Ensemble(Norm.LINF, brightening("little", 0.1), brightening("more", 0.2));

    Images images = ensemble.perturb(request(0.3, 0.9, 0.45, 0.35, 0.1, 0.2));

    assertThat(sizes).containsExactly(4, 3);
    assertThat(images.array().reshape(5).toDoubleVector())
        .containsExactly(new double[] {0.9, 0.55, 0.55, 0.3, 0.4}, within(1e-12));
  }

  @Test
  void everyStageIsAnAttackOfItsOwn() {
    StagedAttack ensemble =
        new Ensemble(Norm.LINF, brightening("little", 0.1), brightening("more", 0.2));

    assertThat(ensemble.stages())
        .extracting(StagedAttack.Stage::name)
        .containsExactly("little", "more");
    Images images = ensemble.stages().get(1).attack().perturb(request(0.3, 0.9, 0.1));
    assertThat(images.array().reshape(2).toDoubleVector())
        .containsExactly(new double[] {0.9, 0.3}, within(1e-12));
  }

  @Test
  void stopsWhenNothingStands() {
    new Ensemble(Norm.LINF, brightening("all", 0.5), brightening("none", 0.1))
        .perturb(request(0.6, 0.2, 0.3));

    assertThat(sizes).containsExactly(2);
  }

  @Test
  void leavesExamplesOfRadiusZeroStanding() {
    Images images = new Ensemble(Norm.LINF, brightening("all", 0.5)).perturb(request(0, 0.2, 0.8));

    assertThat(sizes).isEmpty();
    assertThat(images.array().reshape(2).toDoubleVector()).containsExactly(0.2, 0.8);
  }
}
