package org.robustlt.core.training;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;

/**
 * A network that a training learns from and leaves as it is: by its running statistics it says what
 * it makes of natural images.
 *
 * @param network the network, if there is one
 */
public record Teacher(Optional<Network> network) {
  /** There is none. */
  public static final Teacher NONE = new Teacher(Optional.empty());

  /** Returns {@code [batch, classes]} logits, the caller's from now on. */
  INDArray logits(Images natural) {
    Network teaching =
        network.orElseThrow(
            () -> new IllegalStateException("the loss asks for a teacher and there is none"));
    try (ForwardPass pass = teaching.forward(natural, BatchNormMode.RUNNING_STATISTICS)) {
      return pass.logits().dup();
    }
  }
}
