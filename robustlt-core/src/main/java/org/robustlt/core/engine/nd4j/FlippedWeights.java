package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameters;

/**
 * Weights of a convolution turned by 180° and with inputs and outputs exchanged. The input gradient
 * of a convolution of stride 1 is the convolution of the output gradient with these, and ND4J
 * convolves faster than it computes that gradient.
 */
final class FlippedWeights {
  private final Parameters parameters;
  private final INDArray exchanged;
  private final INDArray weight;
  private final INDArray flipped;
  private final Operation flip;
  private long version = -1;

  /**
   * Prepares to flip.
   *
   * @param weight {@code [out, in, kernel, kernel]}
   */
  FlippedWeights(Parameters parameters, INDArray weight, Scratch scratch) {
    this.parameters = parameters;
    this.weight = weight.permute(1, 0, 2, 3);
    long[] shape = this.weight.shape();
    exchanged = scratch.array("exchanged", shape);
    flipped = Nd4j.create(weight.dataType(), shape);
    long cells = shape[2] * shape[3];
    long matrices = exchanged.length() / cells;
    // ND4J's own reversal takes a hundred times as long as this product.
    INDArray reversal = Nd4j.create(weight.dataType(), cells, cells);
    for (long i = 0; i < cells; i++) {
      reversal.putScalar(i, cells - 1 - i, 1);
    }
    flip =
        PreparedOp.product(
            exchanged.reshape('c', matrices, cells),
            false,
            reversal,
            false,
            flipped.reshape('c', matrices, cells));
  }

  /** Returns the array, whose content {@link #refresh} keeps right. */
  INDArray array() {
    return flipped;
  }

  /** Flips anew if the weights have changed. */
  void refresh() {
    if (version != parameters.version()) {
      exchanged.assign(weight);
      flip.run();
      version = parameters.version();
    }
  }
}
