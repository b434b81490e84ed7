package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Place;

/**
 * The arrays of a layer's place, {@code [batch, height, width, channels]}.
 *
 * @param input what forward reads
 * @param output what forward writes
 * @param outputGradient what backward reads
 * @param gradient what the input gradient is written or added to
 * @param accumulate whether it is added
 * @param scratch memory for intermediate results
 */
record Bindings(
    INDArray input,
    INDArray output,
    INDArray outputGradient,
    INDArray gradient,
    boolean accumulate,
    Scratch scratch) {

  static Bindings of(Place place, Scratch scratch) {
    return new Bindings(
        Nd4jTensor.array(place.input()),
        Nd4jTensor.array(place.output()),
        Nd4jTensor.array(place.outputGradient()),
        Nd4jTensor.array(place.inputGradient()),
        place.accumulate(),
        scratch);
  }

  DataType type() {
    return input.dataType();
  }

  /** Returns where a kernel writes its input gradient: in place, or to be added afterwards. */
  INDArray inputGradient() {
    return accumulate ? scratch.array("input gradient", gradient.shape()) : gradient;
  }

  /** Returns what follows the writing of {@link #inputGradient()}. */
  Operation delivery() {
    return accumulate ? PreparedOp.add(gradient, inputGradient(), gradient) : () -> {};
  }
}
