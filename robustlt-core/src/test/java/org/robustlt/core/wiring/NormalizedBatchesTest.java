package org.robustlt.core.wiring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.core.run.RunException;

class NormalizedBatchesTest {
  @Test
  void aBatchOfOneImageIsRefusedWhereAChannelHasOneValue() {
    NetworkDescription network = network(1);
    assertThatCode(() -> NormalizedBatches.check(network, 32, 16)).doesNotThrowAnyException();
    assertThatThrownBy(() -> NormalizedBatches.check(network, 33, 16))
        .isInstanceOf(RunException.class)
        .hasMessage(
            "training.batchSize: the last batch of an epoch is of 1 image, and batch normalization"
                + " \"bn\" sees features of 1x1, a single value for each channel; 33 images leave no"
                + " such batch with training.batchSize=17");
    assertThatThrownBy(() -> NormalizedBatches.check(network, 32, 1))
        .hasMessageEndingWith("training.batchSize must be at least 2");
    assertThatCode(() -> NormalizedBatches.check(network(2), 33, 1)).doesNotThrowAnyException();
  }

  private static NetworkDescription network(int side) {
    NetworkBuilder network = new NetworkBuilder(new ImageShape(3, side, side));
    NetworkBuilder.Value normalized =
        network.add("bn", Layer.BatchNormalization.STANDARD, network.images());
    NetworkBuilder.Value features =
        network.add("pool", new Layer.GlobalAveragePooling(), normalized);
    return network.build(features, network.add("fc", new Layer.Linear(2, true), features));
  }
}
