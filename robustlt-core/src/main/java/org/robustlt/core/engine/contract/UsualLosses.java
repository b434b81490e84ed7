package org.robustlt.core.engine.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;

/** The losses that libraries may compute beside the logits. */
final class UsualLosses {
  private static final BatchNormMode MODE = BatchNormMode.BATCH_STATISTICS_FROZEN;

  private UsualLosses() {}

  /** Returns one of each kind. */
  static List<LossKind.Bound> of(int[] labels, int classes, RandomSource random) {
    INDArray natural = random.at("logits").normal(DataType.DOUBLE, 0, 1, labels.length, classes);
    return List.of(
        new LossKind.CrossEntropy(0).on(labels),
        new LossKind.CrossEntropy(0.2).on(labels),
        new LossKind.Margin(0.3, 0).on(labels),
        new LossKind.BalancedSoftmax(shifts(classes)).on(labels),
        new LossKind.KlToNatural().to(natural));
  }

  /** Returns labels in turn. */
  static int[] labels(int batch, int classes) {
    return IntStream.range(0, batch).map(i -> i % classes).toArray();
  }

  /**
   * Does so for the loss of TRADES, whose gradient goes through two passes.
   *
   * @param images {@code [batch, channels, height, width]} natural ones
   */
  static void checkTrades(Network network, INDArray images, double tolerance) {
    int batch = (int) images.size(0);
    int[] labels = labels(batch, network.description().classes());
    LossKind.Trades trades = new LossKind.Trades(6);
    double factor = 1.0 / batch;
    network.parameters().zeroGradient();
    try (ForwardPass adversarial = network.forward(images.mul(0.7), MODE);
        ForwardPass natural = network.forward(images, MODE)) {
      if (!adversarial.accumulateGradients(trades.on(labels), factor, natural)) {
        return;
      }
      INDArray own = network.parameters().gradient().dup();
      TradesOnHost onHost = new TradesOnHost(trades.beta(), adversarial.logits(), natural.logits());
      network.parameters().zeroGradient();
      adversarial.accumulateGradients(onHost.toAdversarial().mul(factor), Optional.empty());
      natural.accumulateGradients(onHost.toNatural(labels).mul(factor), Optional.empty());
      ContractViolation.requireClose(
          "gradients to the weights of " + trades, own, network.parameters().gradient(), tolerance);
    }
  }

  private static List<Double> shifts(int classes) {
    return IntStream.range(0, classes).mapToObj(c -> 0.5 * c).toList();
  }

  /**
   * Checks the gradients of the weights that the library leaves by itself against those of the same
   * losses on the host; a library that computes none of them has nothing to be checked.
   *
   * @param images {@code [batch, channels, height, width]}
   */
  static void check(Network network, INDArray images, RandomSource random, double tolerance) {
    int batch = (int) images.size(0);
    int classes = network.description().classes();
    for (LossKind.Bound usual : of(labels(batch, classes), classes, random)) {
      double factor = 1.0 / batch;
      network.parameters().zeroGradient();
      try (ForwardPass pass = network.forward(images, MODE)) {
        if (!pass.accumulateGradients(usual, factor)) {
          continue;
        }
        INDArray own = network.parameters().gradient().dup();
        INDArray onHost = new KnownOnHost(usual).at(pass.logits()).gradient().mul(factor);
        network.parameters().zeroGradient();
        pass.accumulateGradients(onHost, Optional.empty());
        ContractViolation.requireClose(
            "gradients to the weights of " + usual.kind(),
            own,
            network.parameters().gradient(),
            tolerance);
      }
    }
  }
}
