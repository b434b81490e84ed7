package org.robustlt.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.loss.LossResult;
import org.robustlt.core.record.DynamicsRecord;

class ClassDynamicsTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  private final ClassDynamics dynamics = new ClassDynamics(2);

  /** Three images, two of class 0; the gradient of the one of class 1 is as long as both others. */
  private void learn(ClassDynamics into, double shift) {
    double[][] gradient = {{0.3, -0.4}, {0, 0.5}, {-0.6, 0.8}};
    into.add(
        new int[] {0, 0, 1},
        new double[][] {{1 + shift, 0}, {3, 2}, {0, 0}},
        LossResult.ofAdversarialLogits(1, Nd4j.createFromArray(gradient)));
  }

  @Test
  void sharesAreThoseOfImagesLossAndGradient() {
    learn(dynamics, 0);

    DynamicsRecord record = dynamics.finish();

    double mild = Math.log(1 + Math.exp(-1));
    double even = Math.log(2);
    assertThat(record.images().get(0)).isCloseTo(2 / 3.0, CLOSE);
    assertThat(record.loss().get(1)).isCloseTo(even / (2 * mild + even), CLOSE);
    assertThat(record.gradient().get(0)).isCloseTo(0.5, CLOSE);
    assertThat(record.logitShift()).isEmpty();
  }

  @Test
  void logitsMoveFromOneEpochToTheNextButForWhatAllClassesShare() {
    learn(dynamics, 0);
    dynamics.finish();
    learn(dynamics, 2);

    List<Double> moved = dynamics.finish().logitShift().orElseThrow();

    // One of two images moved by (2, 0), which is (1, -1) less its mean.
    assertThat(moved.get(0)).isCloseTo(Math.sqrt(2) / 2, CLOSE);
    assertThat(moved.get(1)).isZero();
  }

  @Test
  void whatIsSavedGoesOnWithinAnEpoch() {
    learn(dynamics, 0);
    dynamics.finish();
    learn(dynamics, 1);
    ClassDynamics resumed = new ClassDynamics(2);
    learn(resumed, 7);
    resumed.restore(dynamics.state());
    learn(dynamics, 2);
    learn(resumed, 2);

    assertThat(resumed.finish()).isEqualTo(dynamics.finish());
  }

  @Test
  void checkpointsOfEarlierVersionsBeginAnew() {
    learn(dynamics, 0);
    dynamics.restore(Map.of());
    learn(dynamics, 0);
    ClassDynamics fresh = new ClassDynamics(2);
    learn(fresh, 0);

    assertThat(dynamics.finish()).isEqualTo(fresh.finish());
  }

  @Test
  void manyClassesKeepNoMeans() {
    int classes = 1200;
    ClassDynamics many = new ClassDynamics(classes);
    int[] labels = {classes - 1};
    double[][] logits = {IntStream.range(0, classes).mapToDouble(c -> c).toArray()};
    many.add(labels, logits, LossResult.of(1));
    ClassDynamics resumed = new ClassDynamics(classes);
    resumed.restore(many.state());

    assertThat(many.state().get("sums").shape()).containsExactly(classes, 3);
    assertThat(resumed.finish()).isEqualTo(many.finish());
    many.add(labels, logits, LossResult.of(1));
    assertThat(many.finish().logitShift()).isEmpty();
  }
}
