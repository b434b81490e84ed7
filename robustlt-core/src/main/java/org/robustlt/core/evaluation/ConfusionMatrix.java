package org.robustlt.core.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Counts which class was predicted for which, and the accuracies that follow. Only pairs that occur
 * take memory.
 */
public final class ConfusionMatrix {
  private final List<SortedMap<Integer, Long>> rows = new ArrayList<>();
  private final long[] examples;
  private final long[] correct;

  /** Begins without examples. */
  public ConfusionMatrix(int classes) {
    examples = new long[classes];
    correct = new long[classes];
    for (int c = 0; c < classes; c++) {
      rows.add(new TreeMap<>());
    }
  }

  /**
   * Counts a batch.
   *
   * @param labels {@code [batch]} true classes
   * @param predictions {@code [batch]} predicted classes
   */
  public void add(int[] labels, int[] predictions) {
    for (int i = 0; i < labels.length; i++) {
      rows.get(labels[i]).merge(predictions[i], 1L, Long::sum);
      examples[labels[i]]++;
      if (labels[i] == predictions[i]) {
        correct[labels[i]]++;
      }
    }
  }

  /**
   * Adds counts of before.
   *
   * @param former for each true class, counts by predicted class
   */
  public void add(List<SortedMap<Integer, Long>> former) {
    for (int label = 0; label < former.size(); label++) {
      for (Map.Entry<Integer, Long> cell : former.get(label).entrySet()) {
        rows.get(label).merge(cell.getKey(), cell.getValue(), Long::sum);
        examples[label] += cell.getValue();
        if (cell.getKey() == label) {
          correct[label] += cell.getValue();
        }
      }
    }
  }

  /** Returns how many examples of a class were predicted as which; classes never predicted lack. */
  public SortedMap<Integer, Long> predictions(int label) {
    return Collections.unmodifiableSortedMap(rows.get(label));
  }

  /** Returns the number of classes. */
  public int classes() {
    return examples.length;
  }

  /** Returns the number of examples. */
  public long examples() {
    return Arrays.stream(examples).sum();
  }

  /** Returns the number of examples of a class. */
  public long examples(int label) {
    return examples[label];
  }

  /** Returns the number of examples of a class that were predicted right. */
  public long correct(int label) {
    return correct[label];
  }

  /** Returns the share of all examples that were predicted right; NaN without examples. */
  public double overall() {
    return (double) Arrays.stream(correct).sum() / examples();
  }

  /** Returns the share of a class's examples that were predicted right; NaN without examples. */
  public double accuracy(int label) {
    return (double) correct(label) / examples(label);
  }

  /** Returns the accuracy of every class; NaN where there are no examples. */
  public double[] perClass() {
    return IntStream.range(0, classes()).mapToDouble(this::accuracy).toArray();
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
    return mean(IntStream.range(0, classes()));
  }

  /** Returns the smallest accuracy of a class that has examples; NaN if none has. */
  public double worstClass() {
    return Arrays.stream(perClass())
        .filter(accuracy -> !Double.isNaN(accuracy))
        .min()
        .orElse(Double.NaN);
  }
}
