package org.robustlt.bench.dataset;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/**
 * Mean and standard deviation of the pixels of each channel, pixel scale 0..1.
 *
 * @param mean {@code [channels]}
 * @param standardDeviation {@code [channels]}
 */
public record ChannelStatistics(List<Double> mean, List<Double> standardDeviation) {
  /**
   * Returns the deviation of whole numbers 0..255, as a share of 255: whole numbers as long as they
   * are exact, since equal pixels must have none.
   */
  private static double deviation(long sum, long squares, long count) {
    BigInteger variance =
        BigInteger.valueOf(count)
            .multiply(BigInteger.valueOf(squares))
            .subtract(BigInteger.valueOf(sum).pow(2)); // times the square of the numbers
    return Math.sqrt(variance.doubleValue()) / count / 255;
  }

  /** Measures the given images. */
  public static ChannelStatistics of(LabeledImages images, int[] indices) {
    ImageShape shape = images.shape();
    int plane = shape.height() * shape.width();
    long[] sums = new long[shape.channels()];
    long[] squares = new long[shape.channels()];
    byte[] pixels = new byte[shape.size()];
    for (int index : indices) {
      images.read(index, pixels, 0);
      for (int p = 0; p < pixels.length; p++) {
        int value = pixels[p] & 0xff;
        sums[p / plane] += value;
        squares[p / plane] += (long) value * value;
      }
    }
    long count = (long) plane * indices.length;
    double[] means = Arrays.stream(sums).mapToDouble(sum -> sum / (255.0 * count)).toArray();
    return new ChannelStatistics(
        Arrays.stream(means).boxed().toList(),
        IntStream.range(0, means.length)
            .mapToDouble(c -> deviation(sums[c], squares[c], count))
            .boxed()
            .toList());
  }
}
