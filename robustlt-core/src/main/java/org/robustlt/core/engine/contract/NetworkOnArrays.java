package org.robustlt.core.engine.contract;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;

/** A network as attacks see it that climb on arrays. */
record NetworkOnArrays(Network network, BatchNormMode mode) implements Classifier {
  @Override
  public int classes() {
    return network.description().classes();
  }

  @Override
  public INDArray logits(Images images) {
    try (ForwardPass pass = network.forward(images, mode)) {
      return pass.logits().dup();
    }
  }

  @Override
  public InputGradient inputGradient(Images images, LogitLoss loss) {
    try (ForwardPass pass = network.forward(images, mode)) {
      LogitLoss.Value value = loss.at(pass.logits());
      return InputGradient.of(
          pass.logits().dup(), value.losses(), pass.inputGradient(value.gradient()).dup());
    }
  }
}
