package org.robustlt.core.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Counts which class was predicted for which, and the accuracies that follow. */
public final class ConfusionMatrix {
  private final long[][] counts;

  /** Begins without examples. */
  public ConfusionMatrix(int classes) {
    counts = new long[classes][classes];
  }

  /**
   * Counts a batch.
   *
   * @param labels {@code [batch]} true classes
   * @param predictions {@code [batch]} predicted classes
   */
  public void add(int[] labels, int[] predictions) {
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][predictions[i]]++;
    }
  }

  /** Returns {@code [true class][predicted class]} counts; fresh arrays. */
  public long[][] counts() {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }

  /** Returns the number of classes. */
  public int classes() {
    return counts.length;
  }

  /** Returns the number of examples. */
  public long examples() {
    return IntStream.range(0, counts.length).mapToLong(this::examples).sum();
  }

  /** Returns the number of examples of a class. */
  public long examples(int label) {
    return Arrays.stream(counts[label]).sum();
  }

  /** Returns the number of examples of a class that were predicted right. */
  public long correct(int label) {
    return counts[label][label];
  }

  /** Returns the share of all examples that were predicted right; NaN without examples. */
  public double overall() {
    long correct = IntStream.range(0, counts.length).mapToLong(this::correct).sum();
    return (double) correct / examples();
  }

  /** Returns the share of a class's examples that were predicted right; NaN without examples. */
  public double accuracy(int label) {
    return (double) correct(label) / examples(label);
  }

  /** Returns the accuracy of every class; NaN where there are no examples. */
  public double[] perClass() {
    return IntStream.range(0, counts.length).mapToDouble(this::accuracy).toArray();
  }

  /** Returns the mean accuracy of the given classes that have examples; NaN if none has. */
  public double mean(IntStream classes) {
    return classes
        .filter(label -> examples(label) > 0)
        .mapToDouble(this::accuracy)
        .average()
        .orElse(Double.NaN);
  }

  /** Returns the mean over the classes that have examples. */
  public double balanced() {
    return mean(IntStream.range(0, counts.length));
  }

  /** Returns the smallest accuracy of a class that has examples; NaN if none has. */
  public double worstClass() {
    return Arrays.stream(perClass())
        .filter(accuracy -> !Double.isNaN(accuracy))
        .min()
        .orElse(Double.NaN);
  }
}
