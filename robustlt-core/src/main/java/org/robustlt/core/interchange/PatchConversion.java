package org.robustlt.core.interchange;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fits the arrays of a vision transformer to images and patches of another size, as the published
 * code for long tails does with DeiT's checkpoints of ImageNet.
 */
public final class PatchConversion {
  private PatchConversion() {}

  /**
   * Returns a filter for smaller patches: each value is the sum of those that it stands for, so
   * that an enlarged image has the same embedding.
   *
   * @param filter {@code [outputs, inputs, side, side]}
   * @param patch the new side
   * @throws IllegalArgumentException if it does not divide the old one
   */
  public static INDArray patches(INDArray filter, int patch) {
    long[] shape = filter.shape();
    if (shape.length != 4 || shape[2] != shape[3] || shape[2] % patch != 0) {
      throw new IllegalArgumentException(
          "a filter of patches " + Arrays.toString(shape) + " cannot be that of " + patch);
    }
    long times = shape[2] / patch;
    return filter
        .castTo(DataType.DOUBLE)
        .dup('c')
        .reshape('c', shape[0], shape[1], patch, times, patch, times)
        .sum(3, 5)
        .castTo(DataType.FLOAT);
  }

  /**
   * Returns embeddings for another number of tokens: the class token's as it is, the others
   * interpolated linearly on their square, as PyTorch does with {@code bilinear}.
   *
   * @param positions {@code [1, side·side + 1, channels]}
   * @param tokens the new number, with the class token
   * @throws IllegalArgumentException if one of both is no square and a class token
   */
  public static INDArray positions(INDArray positions, int tokens) {
    long[] shape = positions.shape();
    int from = shape.length == 3 ? side(shape[1] - 1) : 0;
    int to = side(tokens - 1);
    if (from == 0 || to == 0) {
      throw new IllegalArgumentException(
          "positions " + Arrays.toString(shape) + " cannot be those of " + tokens + " tokens");
    }
    int channels = Math.toIntExact(shape[2]);
    double[] old = positions.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    double[] fitted = new double[tokens * channels];
    System.arraycopy(old, 0, fitted, 0, channels);
    for (int row = 0; row < to; row++) {
      Between y = Between.of(row, from, to);
      for (int column = 0; column < to; column++) {
        Between x = Between.of(column, from, to);
        int target = (1 + row * to + column) * channels;
        for (int c = 0; c < channels; c++) {
          double above = x.of(old, (1 + y.low() * from) * channels + c, channels);
          double below = x.of(old, (1 + y.high() * from) * channels + c, channels);
          fitted[target + c] = above + y.share() * (below - above);
        }
      }
    }
    return Nd4j.createFromArray(fitted).reshape('c', 1, tokens, channels).castTo(DataType.FLOAT);
  }

  private static int side(long square) {
    int side = (int) Math.round(Math.sqrt((double) square));
    return (long) side * side == square ? side : 0;
  }

  /** Two neighbours, and the share of the second. */
  private record Between(int low, int high, double share) {
    static Between of(int index, int from, int to) {
      double place = Math.max(0, (index + 0.5) * from / to - 0.5);
      int low = Math.min((int) place, from - 1);
      return new Between(low, Math.min(low + 1, from - 1), place - low);
    }

    double of(double[] values, int beginning, int step) {
      double first = values[beginning + low * step];
      return first + share * (values[beginning + high * step] - first);
    }
  }

  /** Returns whether shapes are those of embeddings of positions. */
  static boolean arePositions(List<Long> shape) {
    return shape.size() == 3 && shape.get(0) == 1 && side(shape.get(1) - 1) > 0;
  }
}
