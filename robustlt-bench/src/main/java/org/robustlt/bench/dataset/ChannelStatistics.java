package org.robustlt.bench.dataset;

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
    double count = 255.0 * plane * indices.length;
    double[] means = Arrays.stream(sums).mapToDouble(sum -> sum / count).toArray();
    return new ChannelStatistics(
        Arrays.stream(means).boxed().toList(),
        IntStream.range(0, means.length)
            .mapToDouble(c -> Math.sqrt(squares[c] / (255 * count) - means[c] * means[c]))
            .boxed()
            .toList());
  }
}
