package org.robustlt.core.engine.contract;

import java.util.Optional;
import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;

/**
 * Compares a network's gradients with central differences of the loss {@code Σ logits·a + Σ
 * features·b} for random a and b.
 */
public final class CentralDifferences {
  private static final double STEP = 1e-7;
  private static final double TOLERANCE = 1e-6;

  private final Network network;
  private final BatchNormMode mode;
  private final RandomSource draws;
  private final INDArray images;
  private final INDArray logitsGradient;
  private final INDArray featuresGradient;

  /**
   * Draws images and the weights of the loss.
   *
   * @param network of type {@code DOUBLE}
   */
  public CentralDifferences(Network network, int batch, BatchNormMode mode, RandomSource random) {
    this.network = network;
    this.mode = mode;
    draws = random.at("dropout");
    ImageShape input = network.description().input();
    images =
        random
            .at("images")
            .normal(DataType.DOUBLE, 0, 1, batch, input.channels(), input.height(), input.width());
    logitsGradient =
        random.at("a").normal(DataType.DOUBLE, 0, 1, batch, network.description().classes());
    featuresGradient =
        random.at("b").normal(DataType.DOUBLE, 0, 1, batch, network.description().featureLength());
  }

  /**
   * Checks the gradient with respect to the images.
   *
   * @throws ContractViolation if it differs
   */
  public void checkInput() {
    INDArray actual;
    network.drawFrom(draws);
    try (ForwardPass pass = network.forward(images, mode)) {
      actual = pass.inputGradient(logitsGradient).dup();
    }
    check("images", images.dup(), images::assign, actual, false);
  }

  /**
   * Checks the gradients with respect to all trainable parameters.
   *
   * @throws ContractViolation if one differs
   */
  public void checkParameters() {
    network.parameters().zeroGradient();
    network.drawFrom(draws);
    try (ForwardPass pass = network.forward(images, mode)) {
      pass.accumulateGradients(logitsGradient, Optional.of(featuresGradient));
    }
    for (Parameter parameter : network.parameters().all()) {
      if (parameter.spec().role() == ParameterSpec.Role.TRAINABLE) {
        check(
            parameter.name(),
            parameter.value().dup(),
            parameter.values()::load,
            parameter.gradient().orElseThrow(),
            true);
      }
    }
  }

  /**
   * Compares along a few random directions, which every entry takes part in, and at some entries.
   */
  private void check(
      String name, INDArray kept, Consumer<INDArray> put, INDArray actual, boolean withFeatures) {
    double largest = Math.max(1e-3, actual.amaxNumber().doubleValue());
    for (int i = 0; i < 2; i++) {
      INDArray direction =
          RandomSource.ofSeed(i).at(name).normal(DataType.DOUBLE, 0, 1, kept.shape());
      double expected = difference(kept, direction, put, withFeatures);
      compare(name + " along " + i, dot(actual, direction), expected, largest);
    }
    long stride = Math.max(1, kept.length() / 2);
    for (long i = 0; i < kept.length(); i += stride) {
      INDArray direction = kept.like();
      direction.reshape(kept.length()).putScalar(i, 1);
      double expected = difference(kept, direction, put, withFeatures);
      compare(name + " at " + i, dot(actual, direction), expected, largest);
    }
  }

  private double difference(
      INDArray kept, INDArray direction, Consumer<INDArray> put, boolean withFeatures) {
    put.accept(kept.add(direction.mul(STEP)));
    double above = loss(withFeatures);
    put.accept(kept.sub(direction.mul(STEP)));
    double below = loss(withFeatures);
    put.accept(kept);
    network.parameters().changed();
    return (above - below) / (2 * STEP);
  }

  private static void compare(String name, double actual, double expected, double largest) {
    double tolerance = TOLERANCE * Math.max(largest, Math.abs(expected));
    if (!(Math.abs(actual - expected) <= tolerance)) {
      throw new ContractViolation(
          "the gradient of " + name + " is " + actual + ", by differences " + expected);
    }
  }

  private double loss(boolean withFeatures) {
    network.parameters().changed();
    network.drawFrom(draws);
    try (ForwardPass pass = network.forward(images, mode)) {
      double loss = dot(pass.logits(), logitsGradient);
      return withFeatures ? loss + dot(pass.features(), featuresGradient) : loss;
    }
  }

  private static double dot(INDArray left, INDArray right) {
    double[] a = left.dup('c').data().asDouble();
    double[] b = right.dup('c').data().asDouble();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
