package org.robustlt.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.tck.SmallPerceptron;

/** A step in L2 is as long as asked for, whatever the size of the gradient. */
class EuclideanStepTest {
  @ParameterizedTest(name = "gradients of {0}")
  @ValueSource(doubles = {1e30, 1e20, 1, 1e-20, 1e-30})
  void stepsAreAsLongAsAskedFor(double size) {
    Images natural = Images.of(Nd4j.valueArrayOf(new long[] {2, 1, 2, 2}, 0.5, DataType.FLOAT));
    AttackRequest request =
        AttackRequest.of(
            new SmallPerceptron(4, 3, 2, RandomSource.ofSeed(1)),
            natural,
            new int[] {0, 1},
            PerturbationBudget.uniform(0.4, 2));
    INDArray gradient = Nd4j.valueArrayOf(new long[] {2, 1, 2, 2}, size, DataType.FLOAT);
    try (Ascent ascent = request.ascent(Norm.L2)) {
      ascent.step(gradient, 0.2);
      assertThat(ascent.images().array().sub(natural.array()).norm2(1, 2, 3).toDoubleVector())
          .containsExactly(new double[] {0.2, 0.2}, within(1e-6));
    }
  }
}
