package org.robustlt.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.tck.golden.Expected;

final class MimTest {
  @Test
  void stepsAlongTheSumOfNormalizedGradients() {
    // The second gradient is longer, but normalized it does not outweigh the kept first one in the
    // first pixel: 0.5·0.75 − 0.25 > 0.
    INDArray first = gradient(3, 1);
    INDArray second = gradient(-20, 60);
    Expected start = new Expected("start", new long[] {1, 1, 1, 2}, new double[] {0.5, 0.5});
    Expected next = new Expected("next", new long[] {1, 1, 1, 2}, new double[] {0.51, 0.51});
    int[] labels = {0};

    INDArray adversarial =
        new Mim(new MimOptions(Norm.LINF, Magnitude.of(0.01), 2, 0.5))
            .perturb(
                AttackRequest.of(
                        new ReplayedGradients(List.of(start, next), List.of(first, second)),
                        Images.of(gradient(0.5, 0.5)),
                        labels,
                        PerturbationBudget.uniform(0.1, 1))
                    .withRandom(RandomSource.ofSeed(1)))
            .array();

    assertThat(adversarial.reshape(2).toDoubleVector())
        .containsExactly(new double[] {0.52, 0.52}, within(1e-12));
  }

  private static INDArray gradient(double... values) {
    return Nd4j.create(values, new long[] {1, 1, 1, values.length}, 'c');
  }
}
