package org.robustlt.core.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.Network;
import org.robustlt.tck.ClassifierContract;

/** Networks with adjusted logits keep the contract of classifiers: attacks climb by these. */
class AdjustedClassifierTest extends ClassifierContract {
  private static final ClassFrequencies FREQUENCIES = ClassFrequencies.of(600, 250, 100, 50);

  @Override
  protected ImageShape shape() {
    return NetworkClassifierContractTest.SHAPE;
  }

  @Override
  protected Classifier classifier() {
    return NetworkClassifier.adjusted(
        NetworkClassifierContractTest.network(), new LogitAdjustment(1.5), FREQUENCIES);
  }

  @Test
  void thePriorsOfTheClassesAreTakenOutOfTheLogits() {
    Images images = Images.of(Nd4j.ones(DataType.DOUBLE, 2, 3, 6, 6).muli(0.3));
    Network network = NetworkClassifierContractTest.network();
    INDArray plain =
        new NetworkClassifier(network, BatchNormMode.RUNNING_STATISTICS).logits(images).dup();

    INDArray adjusted =
        NetworkClassifier.adjusted(network, new LogitAdjustment(1.5), FREQUENCIES)
            .logits(images)
            .sub(plain);

    // NumPy: -1.5 * np.log(np.array([600, 250, 100, 50]) / 1000)
    double[] offsets = {0.766238435649, 2.079441541680, 3.453877639491, 4.493598410331};
    for (int i = 0; i < 2; i++) {
      assertThat(adjusted.getRow(i).toDoubleVector()).containsExactly(offsets, within(1e-11));
    }
  }

  @Test
  void noAdjustmentLeavesTheNetworkAsItIs() {
    assertThat(LogitAdjustment.NONE.offsets(FREQUENCIES)).containsOnly(0);
  }

  @Test
  void aNegativeTauIsRefused() {
    assertThatThrownBy(() -> new LogitAdjustment(-1))
        .hasMessage("tau must be finite and not negative, got -1.0");
  }
}
