package org.robustlt.core.adversary;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Classifier;

/**
 * Of which images of a batch every gradient that an attack was given was exactly zero, so that it
 * had nothing to go by. A pixel settles that for nearly all of them, so that it costs nothing; what
 * never leaves a device, and gradients of parts of a batch, are not looked at.
 */
public final class ZeroGradients {
  private boolean[] zero = {};
  private boolean asked;

  /** Returns what a network's classifier notes; of another classifier nothing is noted. */
  public static ZeroGradients of(Classifier classifier) {
    return classifier instanceof NetworkClassifier network
        ? network.zeroGradients()
        : new ZeroGradients();
  }

  /** Begins with a batch of so many images. */
  public void begin(int images) {
    zero = new boolean[images];
    Arrays.fill(zero, true);
    asked = false;
  }

  /**
   * Notes a gradient.
   *
   * @param gradient {@code [batch, channels, height, width]}
   */
  void note(INDArray gradient) {
    if (zero.length != gradient.size(0)) {
      return;
    }
    asked = true;
    long y = gradient.size(2) / 2;
    long x = gradient.size(3) / 2;
    boolean unsettled = false;
    for (int i = 0; i < zero.length; i++) {
      zero[i] = zero[i] && gradient.getDouble(i, 0, y, x) == 0;
      unsettled |= zero[i];
    }
    if (unsettled) {
      double[] lengths = gradient.norm1(1, 2, 3).toDoubleVector();
      for (int i = 0; i < zero.length; i++) {
        zero[i] = zero[i] && lengths[i] == 0;
      }
    }
  }

  /** Returns which of the first images of the batch had no other gradient than zero. */
  public List<Integer> amongFirst(int count) {
    return asked ? IntStream.range(0, count).filter(i -> zero[i]).boxed().toList() : List.of();
  }
}
