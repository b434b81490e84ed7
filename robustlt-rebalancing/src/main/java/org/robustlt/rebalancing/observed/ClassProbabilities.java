package org.robustlt.rebalancing.observed;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.rebalancing.probability.Softmax;

/** The probabilities that images of each class are given, added up over the batches of an epoch. */
final class ClassProbabilities {
  private static final String SUMS = "sums";
  private static final String SEEN = "seen";

  private final double[] sums;
  private final long[] seen;

  ClassProbabilities(int classes) {
    sums = new double[classes * classes];
    seen = new long[classes];
  }

  /**
   * Adds a batch.
   *
   * @param logits {@code [batch][classes]}
   * @param temperature what logits are divided by
   */
  void add(int[] labels, double[][] logits, double temperature) {
    int classes = seen.length;
    for (int i = 0; i < logits.length; i++) {
      double[] cooled = Arrays.stream(logits[i]).map(z -> z / temperature).toArray();
      double[] probabilities = Softmax.of(cooled);
      for (int c = 0; c < classes; c++) {
        sums[labels[i] * classes + c] += probabilities[c];
      }
      seen[labels[i]]++;
    }
  }

  /** Returns whether there was an image of a class. */
  boolean has(int label) {
    return seen[label] > 0;
  }

  /** Returns the mean probabilities of a class; 0 if there was no image of it. */
  double[] mean(int label) {
    int classes = seen.length;
    return Arrays.stream(sums, label * classes, (label + 1) * classes)
        .map(sum -> sum / Math.max(1, seen[label]))
        .toArray();
  }

  /** Begins anew. */
  void clear() {
    Arrays.fill(sums, 0);
    Arrays.fill(seen, 0);
  }

  /** Returns the state of who adds up here and remembers one array of its own. */
  Map<String, INDArray> stateBeside(String name, double[] values) {
    return Map.of(
        name,
        Nd4j.createFromArray(values),
        SUMS,
        Nd4j.createFromArray(sums),
        SEEN,
        Nd4j.createFromArray(seen));
  }

  /** Restores what {@link #stateBeside} returned, the other array into {@code values}. */
  void restoreBeside(String name, double[] values, Map<String, INDArray> state) {
    Memory.checkNames(state, Set.of(name, SUMS, SEEN));
    double[] others = Memory.of(state, name, values.length).toDoubleVector();
    double[] all = Memory.of(state, SUMS, sums.length).toDoubleVector();
    long[] counts = Memory.of(state, SEEN, seen.length).toLongVector();
    System.arraycopy(others, 0, values, 0, others.length);
    System.arraycopy(all, 0, sums, 0, all.length);
    System.arraycopy(counts, 0, seen, 0, counts.length);
  }
}
