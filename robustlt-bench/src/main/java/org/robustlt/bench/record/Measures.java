package org.robustlt.bench.record;

/**
 * What is told of predictions beside accuracies.
 *
 * @param classes which classes: {@code all}, {@code head}, {@code medium} or {@code tail}
 * @param macroF1 the mean of the F1 scores of the classes
 * @param geometricMean the geometric mean of their recalls
 * @param calibrationError the expected calibration error, of 15 bins
 */
public record Measures(
    String classes, double macroF1, double geometricMean, double calibrationError) {}
