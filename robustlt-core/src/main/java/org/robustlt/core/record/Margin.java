package org.robustlt.core.record;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.core.evaluation.ExampleOutcomes;

/**
 * How far the rightly classified images of a class are from the nearest adversarial ones that were
 * found, in the norm of the attack, pixel scale: quartiles, the lower of two neighbours. NaN where
 * no image is rightly classified, infinity where no adversarial image was found.
 *
 * @param rightly how many images are rightly classified
 * @param lower a quarter of them are nearer
 * @param median half of them are nearer
 * @param upper three quarters of them are nearer
 */
public record Margin(long rightly, double lower, double median, double upper) {
  /** Returns the margins of each class. */
  public static List<Margin> ofEach(ExampleOutcomes outcomes, int classes) {
    int[] labels = outcomes.labels();
    double[] distances = outcomes.distances();
    return IntStream.range(0, classes)
        .mapToObj(
            c ->
                of(
                    IntStream.range(0, labels.length)
                        .filter(i -> labels[i] == c && distances[i] > 0)
                        .mapToDouble(i -> distances[i])
                        .toArray()))
        .toList();
  }

  private static Margin of(double[] distances) {
    double[] sorted = Arrays.stream(distances).sorted().toArray();
    return new Margin(
        sorted.length, quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))];
  }
}
