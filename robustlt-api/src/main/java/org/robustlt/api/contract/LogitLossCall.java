package org.robustlt.api.contract;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;

/**
 * What the value of a loss of logits has to keep. An instance keeps its memory for further calls
 * and is used by one thread at a time.
 */
public final class LogitLossCall {
  private final ArrayCopy logitValues = new ArrayCopy();
  private final ArrayCopy gradientValues = new ArrayCopy();

  /**
   * Checks a value.
   *
   * @param logits what it is the value of
   */
  public Optional<Violation> check(INDArray logits, LogitLoss.@Nullable Value value) {
    if (value == null) {
      return Optional.of(Violation.of("returned null instead of a value"));
    }
    if (value.losses().length != logits.size(0)) {
      return Optional.of(
          Violation.of(
              "returned "
                  + value.losses().length
                  + " losses, must be one for each of "
                  + logits.size(0)
                  + " examples"));
    }
    INDArray gradient = value.gradient();
    if (gradient.wasClosed()) {
      return Optional.of(Violation.of("returned a gradient that is closed"));
    }
    if (!Arrays.equals(gradient.shape(), logits.shape())) {
      return Optional.of(
          Violation.of(
              "returned a gradient of shape "
                  + Arrays.toString(gradient.shape())
                  + ", must be "
                  + Arrays.toString(logits.shape())));
    }
    if (gradient.dataType() != logits.dataType()) {
      return Optional.of(
          Violation.of(
              "returned a gradient of type "
                  + gradient.dataType()
                  + ", must be "
                  + logits.dataType()));
    }
    if (Memory.isShared(gradient, logits)) {
      return Optional.of(Violation.of("returned a gradient that shares memory with the logits"));
    }
    logitValues.take(logits);
    gradientValues.take(gradient);
    int wrong = gradientValues.firstNotFinite();
    return wrong < 0 || !(logitValues.largest() <= Exploded.LIMIT)
        ? Optional.empty()
        : Optional.of(
            Violation.of(
                Math.toIntExact(wrong / logits.size(1)),
                "returned a gradient with "
                    + gradientValues.value(wrong)
                    + " in it, must be finite"));
  }
}
