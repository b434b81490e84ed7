package org.robustlt.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.tck.AttackContract;

class NoisyFgsmTest extends AttackContract {
  private static final long[] SHAPE = {2, 1, 10, 10};

  @Override
  protected Attack attack(ComponentContext context) {
    return new NoisyFgsmOptions().create(context);
  }

  @Override
  protected boolean climbs() {
    return false; // of single examples, the noise may outweigh the step
  }

  @Test
  void addsNoiseAndAStepOfTheRadiusAndDoesNotProject() {
    INDArray natural = RandomSource.ofSeed(7).uniform(DataType.DOUBLE, 0, 1, SHAPE);
    Sloping classifier = new Sloping(RandomSource.ofSeed(8).normal(DataType.DOUBLE, 0, 1, SHAPE));
    double[] radii = {0.04, 0.1};

    INDArray adversarial =
        new NoisyFgsm(new NoisyFgsmOptions(2, 1.25))
            .perturb(
                AttackRequest.of(
                        classifier,
                        Images.of(natural),
                        new int[] {0, 1},
                        PerturbationBudget.ofRadii(0.05, radii))
                    .withRandom(RandomSource.ofSeed(9)))
            .array();

    for (int i = 0; i < 2; i++) {
      double[] clean = natural.slice(i).ravel().toDoubleVector();
      double[] asked = classifier.asked.slice(i).ravel().toDoubleVector();
      double[] slope = classifier.slope.slice(i).ravel().toDoubleVector();
      double[] found = adversarial.slice(i).ravel().toDoubleVector();
      double widest = 0;
      double farthest = 0;
      for (int j = 0; j < found.length; j++) {
        assertThat(asked[j]).isBetween(0.0, 1.0);
        widest = Math.max(widest, Math.abs(asked[j] - clean[j]));
        farthest = Math.max(farthest, Math.abs(found[j] - clean[j]));
        double stepped = asked[j] + 1.25 * radii[i] * Math.signum(slope[j]);
        assertThat(found[j]).isCloseTo(Math.min(1, Math.max(0, stepped)), within(1e-12));
      }
      assertThat(widest).isBetween(1.8 * radii[i], 2 * radii[i]);
      assertThat(farthest).isBetween(2 * radii[i], 3.25 * radii[i]);
    }
  }

  @Test
  void saysHowFarItReaches() {
    assertThat(new NoisyFgsm(new NoisyFgsmOptions(2, 1.25)).reach()).isEqualTo(3.25);
    assertThat(new NoisyFgsm(new NoisyFgsmOptions(0, 0.5)).reach()).isEqualTo(1);
  }

  @Test
  void refusesNoiseBelowZero() {
    assertThatThrownBy(() -> new NoisyFgsmOptions(-1, 1))
        .hasMessage("noise must be finite and not negative, got -1.0");
  }

  /** Has the same gradient everywhere, and remembers where it was asked. */
  private static final class Sloping implements Classifier {
    private final INDArray slope;
    private INDArray asked = Nd4j.empty();

    Sloping(INDArray slope) {
      this.slope = slope;
    }

    @Override
    public int classes() {
      return 2;
    }

    @Override
    public INDArray logits(Images images) {
      throw new AssertionError("needs no logits");
    }

    @Override
    public InputGradient inputGradient(Images images, LogitLoss loss) {
      asked = images.array().dup();
      return InputGradient.of(Nd4j.empty(), new double[0], slope);
    }
  }
}
