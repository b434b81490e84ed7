package org.robustlt.attacks;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.Stateful;

/**
 * What a training pays for the distance of its adversarial images: {@code λ ← λ − η·(ε − d)}, where
 * d is the mean change of a pixel in the batches since λ moved before (Bui et al., ICLR 2022, arXiv
 * 2202.13437, equation 19). As in the authors' published code λ moves after the first batch of an
 * epoch and then after every so many. It stays from 0 to 1: from 0 on as a multiplier must be, to 1
 * since more would push images back beyond the sphere that they came from.
 */
final class DistanceMultiplier implements Stateful {
  private static final String MULTIPLIER = "multiplier";
  private static final int NUMBERS = 3;

  private final double rate;
  private final int period;
  private double value;
  private double gaps;
  private long batches;
  private double last;

  /**
   * Begins.
   *
   * @param value λ
   * @param rate η
   * @param period after how many batches λ moves
   */
  DistanceMultiplier(double value, double rate, int period) {
    this.value = value;
    this.rate = rate;
    this.period = period;
  }

  /** Returns λ. */
  double value() {
    return value;
  }

  /** Notes {@code ε − d} of a batch, which counts when the batch is learnt. */
  void note(double gap) {
    last = gap;
  }

  /**
   * Takes in the batch that was noted last.
   *
   * @param batch its number in the epoch, from 0
   */
  void learn(int batch) {
    gaps += last;
    batches++;
    if (batch % period == 0) {
      value = Math.max(0, Math.min(1, value - rate * gaps / batches));
      gaps = 0;
      batches = 0;
    }
  }

  /** Returns λ, and the sum and number of the gaps that it has not followed yet. */
  @Override
  public Map<String, INDArray> state() {
    return Map.of(MULTIPLIER, Nd4j.createFromArray(value, gaps, (double) batches));
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    @Nullable INDArray saved = state.get(MULTIPLIER);
    if (state.size() != 1 || saved == null || saved.rank() != 1 || saved.length() != NUMBERS) {
      throw new IllegalArgumentException(
          "the state must be "
              + NUMBERS
              + " numbers, "
              + MULTIPLIER
              + ", got "
              + (saved == null ? state.keySet() : Arrays.toString(saved.shape())));
    }
    value = saved.getDouble(0);
    gaps = saved.getDouble(1);
    batches = saved.getLong(2);
  }
}
