package org.robustlt.api.contract;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;

/**
 * A call of a loss of logits, watched: logits and labels are remembered before it and compared
 * behind it, and losses and gradient have to fit the logits and to be finite, unless the logits are
 * those of a network that has exploded. An instance keeps its memory for further calls and is used
 * by one thread at a time.
 */
public final class LogitLossCall {
  private final WatchedArray logits = new WatchedArray("logits");
  private final int[] labels;
  private final int[] before;

  /**
   * Remembers what a loss is bound to.
   *
   * @param labels {@code [batch]}
   */
  public LogitLossCall(int[] labels) {
    this.labels = labels;
    this.before = labels.clone();
  }

  /** Remembers logits. */
  public void begin(INDArray values) {
    logits.begin(values);
  }

  /** Checks that the labels are as they were. */
  public Optional<Violation> touched() {
    return Arrays.equals(labels, before)
        ? Optional.empty()
        : Optional.of(Violation.of("changed the labels, which are not its own"));
  }

  /** Checks what a loss made of the logits that {@link #begin} remembered. */
  public Optional<Violation> end(INDArray values, LogitLoss.@Nullable Value value) {
    return touched()
        .or(() -> logits.untouched(Optional.of(values)))
        .or(() -> value == null ? broken("returned null instead of a value") : of(value, values));
  }

  private Optional<Violation> of(LogitLoss.Value value, INDArray values) {
    double @Nullable [] losses = value.losses();
    @Nullable INDArray gradient = value.gradient();
    if (losses == null) {
      return broken("returned null instead of losses");
    }
    if (losses.length != values.size(0)) {
      return broken(
          "returned "
              + losses.length
              + " losses, must be one for each of "
              + values.size(0)
              + " examples");
    }
    if (gradient == null) {
      return broken("returned null instead of a gradient");
    }
    boolean usual = logits.isUsual();
    return ofLosses(losses, usual)
        .or(() -> logits.gradient(Optional.of(values), Optional.of(gradient), usual));
  }

  private static Optional<Violation> ofLosses(double[] losses, boolean usual) {
    for (int i = 0; i < losses.length; i++) {
      if (usual && !Double.isFinite(losses[i])) {
        return Optional.of(
            Violation.of(i, "returned the loss " + losses[i] + ", must be a finite number"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> broken(String rule) {
    return Optional.of(Violation.of(rule));
  }
}
