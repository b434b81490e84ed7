package org.robustlt.api.contract;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;

/**
 * A call of a loss, watched: the input is remembered before it and compared behind it, and value
 * and gradients have to fit the input and to be finite, unless the logits are those of a network
 * that has exploded. An instance keeps its memory for further calls and is used by one thread at a
 * time.
 */
public final class LossCall {
  private final Watched adversarialLogits = new Watched("adversarial logits");
  private final Watched naturalLogits = new Watched("natural logits");
  private final Watched features = new Watched("adversarial features");
  private int[] labels = {};

  /** Remembers an input. */
  public void begin(LossInput input) {
    labels = input.labels().clone();
    adversarialLogits.begin(input.adversarialLogits());
    input.naturalLogits().ifPresent(naturalLogits::begin);
    input.adversarialFeatures().ifPresent(features::begin);
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
            .or(() -> features.untouched(input.adversarialFeatures()));
    if (touched.isPresent()) {
      return touched;
    }
    if (result == null) {
      return Optional.of(Violation.of("returned null instead of a value with gradients"));
    }
    boolean usual = adversarialLogits.before.largest() <= Exploded.LIMIT;
    if (usual && !Double.isFinite(result.value())) {
      return Optional.of(
          Violation.of("returned the value " + result.value() + ", must be a finite number"));
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

  /** An array of the input, with what the loss says of it. */
  private static final class Watched {
    private final String name;
    private final ArrayCopy before = new ArrayCopy();
    private final ArrayCopy after = new ArrayCopy();

    Watched(String name) {
      this.name = name;
    }

    void begin(INDArray array) {
      before.take(array);
    }

    Optional<Violation> untouched(Optional<INDArray> array) {
      if (array.isEmpty()) {
        return Optional.empty();
      }
      if (array.get().wasClosed()) {
        return Optional.of(Violation.of("closed the " + name + ", which are not its own"));
      }
      after.take(array.get());
      int changed = after.mismatch(before);
      return changed < 0
          ? Optional.empty()
          : Optional.of(
              Violation.of(
                  exampleOf(changed, array.get()),
                  "changed the "
                      + name
                      + ": a value was "
                      + before.value(changed)
                      + " and is "
                      + after.value(changed)));
    }

    Optional<Violation> gradient(
        Optional<INDArray> input, Optional<INDArray> gradient, boolean finite) {
      if (gradient.isEmpty()) {
        return Optional.empty();
      }
      if (input.isEmpty()) {
        return Optional.of(
            Violation.of("returned a gradient of the " + name + ", which its inputs() omit"));
      }
      INDArray array = gradient.get();
      if (array.wasClosed()) {
        return Optional.of(Violation.of("returned a gradient of the " + name + " that is closed"));
      }
      if (!Arrays.equals(array.shape(), input.get().shape())) {
        return Optional.of(
            Violation.of(
                "returned a gradient of the "
                    + name
                    + " of shape "
                    + Arrays.toString(array.shape())
                    + ", must be "
                    + Arrays.toString(input.get().shape())));
      }
      if (array.dataType() != input.get().dataType()) {
        return Optional.of(
            Violation.of(
                "returned a gradient of the "
                    + name
                    + " of type "
                    + array.dataType()
                    + ", must be "
                    + input.get().dataType()));
      }
      if (Memory.isShared(array, input.get())) {
        return Optional.of(Violation.of("returned a gradient that shares memory with the " + name));
      }
      after.take(array);
      int wrong = finite ? after.firstNotFinite() : -1;
      return wrong < 0
          ? Optional.empty()
          : Optional.of(
              Violation.of(
                  exampleOf(wrong, array),
                  "returned a gradient of the "
                      + name
                      + " with "
                      + after.value(wrong)
                      + " in it, must be finite"));
    }

    private static int exampleOf(int index, INDArray array) {
      return Math.toIntExact(index / (array.length() / array.size(0)));
    }
  }
}
