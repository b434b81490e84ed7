package org.robustlt.api.contract;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array that a loss is of, remembered before its call, with what the loss says of it. */
final class WatchedArray {
  private final String name;
  private final ArrayCopy before = new ArrayCopy();
  private final ArrayCopy after = new ArrayCopy();

  WatchedArray(String name) {
    this.name = name;
  }

  void begin(INDArray array) {
    before.take(array);
  }

  /** Returns whether no network that has exploded computed it. */
  boolean isUsual() {
    return before.largest() <= Exploded.LIMIT;
  }

  Optional<Violation> untouched(Optional<INDArray> array) {
    if (array.isEmpty()) {
      return Optional.empty();
    }
    if (array.get().wasClosed()) {
      return Optional.of(Violation.of("closed the " + name + ", which are not its own"));
    }
    int changed = before.mismatch(array.get());
    if (changed < 0) {
      return Optional.empty();
    }
    after.take(array.get());
    return Optional.of(
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
