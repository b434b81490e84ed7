package org.robustlt.api.attack;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A function of logits that is so usual that engines may compute it themselves, beside the logits
 * on their device. Objectives and losses that are of a kind say so; whoever does not know a kind
 * asks the loss for its value instead, so that later versions may add further kinds.
 *
 * <p>Every kind is a loss of one example with logits z and true class y.
 *
 * <p>The API alone implements this interface.
 */
public interface LossKind {
  /** Returns this loss of the examples of a batch, given {@code [batch]} true classes. */
  default Bound on(int[] labels) {
    return new Bound(this, labels);
  }

  /**
   * A kind with what it needs of a batch.
   *
   * @param kind which loss
   * @param labels {@code [batch]} true classes, none if it has no use for them; not to be modified
   * @param natural {@code [batch, classes]} logits of the natural images, if it compares with them;
   *     not to be modified
   */
  @SuppressWarnings("ArrayRecordComponent") // read, not compared
  record Bound(LossKind kind, int[] labels, Optional<INDArray> natural) {
    /** Makes one that needs labels alone. */
    public Bound(LossKind kind, int[] labels) {
      this(kind, labels, Optional.empty());
    }
  }

  /**
   * {@code −Σ_c t_c·ln softmax(z)_c} with the target {@code t = (1−s)·onehot(y) + s/C}.
   *
   * @param labelSmoothing s
   */
  record CrossEntropy(double labelSmoothing) implements LossKind {}

  /**
   * Balanced softmax: the cross-entropy of y where a constant of each class is added to its logit
   * (Ren et al., NeurIPS 2020).
   *
   * @param shifts the constants, τ·ln n_c
   */
  record BalancedSoftmax(List<Double> shifts) implements LossKind {
    /** Copies the shifts. */
    public BalancedSoftmax {
      shifts = List.copyOf(shifts);
    }
  }

  /**
   * {@code min(max_{c≠y} z_c − z_y − κ, 0) + ceiling}: once the best wrong class, of equal ones the
   * first, wins by κ, the loss rests and its gradient is 0 (Carlini and Wagner, S&amp;P 2017).
   *
   * @param confidence κ
   * @param ceiling the value at rest
   */
  record Margin(double confidence, double ceiling) implements LossKind {}

  /**
   * {@code KL(softmax(z⁰) ‖ softmax(z))}, where z⁰ are the logits of the natural image, in the same
   * mode of the network (TRADES; Zhang et al., ICML 2019). It has no use for the label.
   */
  record KlToNatural() implements LossKind {
    /** Returns this loss of the examples of a batch, given {@code [batch, classes]} logits z⁰. */
    public Bound to(INDArray naturalLogits) {
      return new Bound(this, new int[0], Optional.of(naturalLogits));
    }
  }

  /**
   * {@code −ln softmax(z⁰)_y + β·KL(softmax(z⁰) ‖ softmax(z))}, where z⁰ are the logits of the
   * natural image: the training loss of TRADES, of which both logits have a gradient (Zhang et al.,
   * ICML 2019). No attack climbs it.
   *
   * @param beta β
   */
  record Trades(double beta) implements LossKind {}
}
