package org.robustlt.api.attack;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one forward and backward pass to the input gives.
 *
 * @param logits {@code [batch, classes]}
 * @param losses {@code [batch]} the loss of each example
 * @param gradient {@code [batch, channels, height, width]} gradient of the sum of the losses
 */
@SuppressWarnings("ArrayRecordComponent") // results are read, not compared
public record InputGradient(INDArray logits, double[] losses, INDArray gradient) {}
