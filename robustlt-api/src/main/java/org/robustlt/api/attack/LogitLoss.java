package org.robustlt.api.attack;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A loss of the logits of one batch: the labels, and whatever else it needs, are bound to it.
 *
 * <p>Authors of objectives and attacks implement this interface; {@link OfExample} spares them the
 * arrays.
 */
@FunctionalInterface
public interface LogitLoss {
  /** Returns the cross-entropy of labels, {@code [batch]} true classes. */
  static OfExample crossEntropy(int[] labels) {
    return new LabelCrossEntropy(labels);
  }

  /**
   * Returns the loss of every example and its gradient. A pure function.
   *
   * @param logits {@code [batch, classes]}; not to be modified
   */
  Value at(INDArray logits);

  /**
   * Returns which of the usual losses this is, so that an engine may compute it itself, where the
   * logits are; nothing if it is another. The engine's result may differ by rounding.
   */
  default Optional<LossKind.Bound> kind() {
    return Optional.empty();
  }

  /**
   * The value of a loss.
   *
   * @param losses {@code [batch]} the loss of each example
   * @param gradient {@code [batch, classes]} gradient of the sum of the losses, in the type of the
   *     logits
   */
  @SuppressWarnings("ArrayRecordComponent") // results are read, not compared
  record Value(double[] losses, INDArray gradient) {
    /**
     * Returns the value of a loss that looks at each example by itself, computed in doubles.
     *
     * @param logits {@code [batch, classes]}
     */
    public static Value of(INDArray logits, OfExample loss) {
      int examples = logits.rows();
      double[] losses = new double[examples];
      double[] row = new double[logits.columns()];
      double[] gradient = new double[row.length];
      INDArray gradients = Nd4j.createUninitialized(logits.dataType(), logits.shape(), 'c');
      DataBuffer from = logits.data();
      DataBuffer to = gradients.data();
      for (int i = 0; i < examples; i++) {
        for (int c = 0; c < row.length; c++) {
          row[c] = from.getDouble(i * logits.stride(0) + c * logits.stride(1));
        }
        Arrays.fill(gradient, 0);
        losses[i] = loss.at(i, row, gradient);
        for (int c = 0; c < row.length; c++) {
          to.put((long) i * row.length + c, gradient[c]);
        }
      }
      return new Value(losses, gradients);
    }
  }

  /** A loss of every example by itself, written on arrays of doubles; a lambda may be one. */
  interface OfExample extends LogitLoss {
    /**
     * Returns the loss of an example.
     *
     * @param example its index in the batch
     * @param logits {@code [classes]}, valid during the call; not to be modified
     * @param gradient {@code [classes]} zeros, which receive the gradient
     */
    double at(int example, double[] logits, double[] gradient);

    @Override
    default Value at(INDArray logits) {
      return Value.of(logits, this);
    }

    /** Returns the loss of a batch of the examples of the given indices. */
    default OfExample only(int... indices) {
      return (example, logits, gradient) -> at(indices[example], logits, gradient);
    }
  }
}
