package org.robustlt.api.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;

/**
 * A call of a loss, watched: the input is remembered before it and compared behind it, and value
 * and gradients have to fit the input and to be finite, unless the logits are those of a network
 * that has exploded. An instance keeps its memory for further calls and is used by one thread at a
 * time.
 */
public final class LossCall {
  private final WatchedArray adversarialLogits = new WatchedArray("adversarial logits");
  private final WatchedArray naturalLogits = new WatchedArray("natural logits");
  private final WatchedArray features = new WatchedArray("adversarial features");
  private final WatchedArray teacherLogits = new WatchedArray("teacher logits");
  private int[] labels = {};

  /** Remembers an input. */
  public void begin(LossInput input) {
    labels = input.labels().clone();
    adversarialLogits.begin(input.adversarialLogits());
    input.naturalLogits().ifPresent(naturalLogits::begin);
    input.adversarialFeatures().ifPresent(features::begin);
    input.teacherLogits().ifPresent(teacherLogits::begin);
  }

  /** Checks what a loss made of the input that {@link #begin} remembered. */
  public Optional<Violation> end(LossInput input, @Nullable LossResult result) {
    if (!Arrays.equals(labels, input.labels())) {
      return Optional.of(Violation.of("changed the labels of its input"));
    }
    Optional<Violation> touched =
        adversarialLogits
            .untouched(Optional.of(input.adversarialLogits()))
            .or(() -> naturalLogits.untouched(input.naturalLogits()))
            .or(() -> features.untouched(input.adversarialFeatures()))
            .or(() -> teacherLogits.untouched(input.teacherLogits()));
    if (touched.isPresent()) {
      return touched;
    }
    if (result == null) {
      return Optional.of(Violation.of("returned null instead of a value with gradients"));
    }
    boolean usual = adversarialLogits.isUsual();
    if (usual && !Double.isFinite(result.value())) {
      return Optional.of(
          Violation.of("returned the value " + result.value() + ", must be a finite number"));
    }
    if (usual
        && result.adversarialLogitsGradient().isEmpty()
        && result.naturalLogitsGradient().isEmpty()
        && result.adversarialFeaturesGradient().isEmpty()) {
      return Optional.of(Violation.of("returned no gradient, must be one at least"));
    }
    for (Map.Entry<String, Double> term : result.terms().entrySet()) {
      if (usual && !Double.isFinite(term.getValue())) {
        return Optional.of(
            Violation.of(
                "returned the term "
                    + term.getKey()
                    + " of "
                    + term.getValue()
                    + ", must be a finite number"));
      }
    }
    return adversarialLogits
        .gradient(Optional.of(input.adversarialLogits()), result.adversarialLogitsGradient(), usual)
        .or(
            () ->
                naturalLogits.gradient(
                    input.naturalLogits(), result.naturalLogitsGradient(), usual))
        .or(
            () ->
                features.gradient(
                    input.adversarialFeatures(), result.adversarialFeaturesGradient(), usual));
  }
}
