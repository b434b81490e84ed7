package org.robustlt.core.adversary;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;

/**
 * What an attack on mixtures of images maximizes: the mixture of the losses for both labels.
 *
 * @param own the loss of the labels of the larger part
 * @param other the loss of the other labels
 * @param share the share of the others
 */
record MixedObjective(LogitLoss own, LogitLoss other, double share) implements LogitLoss {
  @Override
  public Value at(INDArray logits) {
    Value ofOwn = own.at(logits);
    double[] losses = ofOwn.losses().clone();
    INDArray gradient = ofOwn.gradient().mul(1 - share);
    Value ofOther = other.at(logits);
    for (int i = 0; i < losses.length; i++) {
      losses[i] += share * (ofOther.losses()[i] - losses[i]);
    }
    return new Value(losses, gradient.addi(ofOther.gradient().mul(share)));
  }
}
