package org.robustlt.core.evaluation;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What is told of predictions beside accuracies. NaN where there are no examples.
 *
 * @param macroF1 the mean over classes of 2·TP / (2·TP + FP + FN), of those that occur as a label
 *     or as a prediction
 * @param geometricMean the geometric mean of the recalls of the classes: 0 if one is never found
 * @param calibrationError the expected calibration error: the mean over examples of the distance
 *     between accuracy and mean confidence of their bin, of 15 bins of equal width (Guo et al., On
 *     Calibration of Modern Neural Networks, 2017); the confidence is the largest probability
 */
public record ClassificationMeasures(
    double macroF1, double geometricMean, double calibrationError) {
  private static final int BINS = 15;

  /**
   * Measures the examples of some classes; false positives come from all.
   *
   * @param labels {@code [examples]} true classes
   * @param predictions {@code [examples]} predicted classes
   * @param confidences {@code [examples]} probabilities of the predictions
   * @param weight how much an example of a class counts
   * @param group which classes
   */
  public static ClassificationMeasures of(
      int[] labels,
      int[] predictions,
      double[] confidences,
      int classes,
      IntToDoubleFunction weight,
      IntPredicate group) {
    double[] right = new double[classes];
    double[] labelled = new double[classes];
    double[] predicted = new double[classes];
    double[] accuracy = new double[BINS];
    double[] confidence = new double[BINS];
    double all = 0;
    for (int i = 0; i < labels.length; i++) {
      double counts = weight.applyAsDouble(labels[i]);
      boolean found = labels[i] == predictions[i];
      labelled[labels[i]] += counts;
      predicted[predictions[i]] += counts;
      right[labels[i]] += found ? counts : 0;
      if (group.test(labels[i])) {
        int bin = bin(confidences[i]);
        accuracy[bin] += found ? counts : 0;
        confidence[bin] += counts * confidences[i];
        all += counts;
      }
    }
    double distance = 0;
    for (int bin = 0; bin < BINS; bin++) {
      distance += Math.abs(accuracy[bin] - confidence[bin]);
    }
    double macroF1 =
        IntStream.range(0, classes)
            .filter(c -> group.test(c) && labelled[c] + predicted[c] > 0)
            .mapToDouble(c -> 2 * right[c] / (labelled[c] + predicted[c]))
            .average()
            .orElse(Double.NaN);
    double logarithm =
        IntStream.range(0, classes)
            .filter(c -> group.test(c) && labelled[c] > 0)
            .mapToDouble(c -> Math.log(right[c] / labelled[c]))
            .average()
            .orElse(Double.NaN);
    return new ClassificationMeasures(macroF1, Math.exp(logarithm), distance / all);
  }

  /** Returns the bin of a confidence; bins hold their upper ends, as in the paper. */
  private static int bin(double confidence) {
    for (int bin = 0; bin < BINS - 1; bin++) {
      if (confidence <= (bin + 1) / (double) BINS) {
        return bin;
      }
    }
    return BINS - 1;
  }
}
