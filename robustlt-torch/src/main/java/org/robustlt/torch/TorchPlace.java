package org.robustlt.torch;

import org.bytedeco.pytorch.Tensor;
import org.robustlt.core.engine.Place;

/**
 * Where a layer stands.
 *
 * @param values where tensors come from
 * @param input what forward reads
 * @param output what forward writes
 * @param outputGradient what backward reads
 * @param inputGradient what backward to the input writes
 * @param accumulate whether it adds instead
 */
record TorchPlace(
    Values values,
    TorchTensor input,
    TorchTensor output,
    TorchTensor outputGradient,
    TorchTensor inputGradient,
    boolean accumulate) {
  static TorchPlace of(Values values, Place place) {
    return new TorchPlace(
        values,
        TorchTensor.of(place.input()),
        TorchTensor.of(place.output()),
        TorchTensor.of(place.outputGradient()),
        TorchTensor.of(place.inputGradient()),
        place.accumulate());
  }

  /** Passes a gradient on that an operation returned: memory of nobody else. */
  void deliver(Tensor gradient) {
    if (accumulate) {
      inputGradient.values().add_(gradient);
    } else {
      inputGradient.set(gradient);
    }
  }

  /** Returns rows of numbers in the shape that a tensor has. */
  static Tensor unrolled(Tensor rows, TorchTensor like) {
    return rows.reshape(like.sizes());
  }
}
