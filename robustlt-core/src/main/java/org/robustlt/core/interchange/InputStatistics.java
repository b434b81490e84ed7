package org.robustlt.core.interchange;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.core.architecture.PixelNormalization;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SavedArray;

/**
 * The mean and standard deviation that some networks keep among their arrays to normalize their
 * input. Ours have them from the recipe, so they must be the same.
 */
final class InputStatistics {
  private static final Pattern MEAN =
      Pattern.compile("(.*\\.)?((new_|norm_|image_|pixel_)?mean|mu)");
  private static final Pattern DEVIATION =
      Pattern.compile("(.*\\.)?((new_|norm_|image_|pixel_)?std|sigma)");
  private static final double TOLERANCE = 1e-3;

  /** Deviations above are of values in 0..255. */
  private static final double BYTES_BEGIN = 5;

  private static final long MOST_CHANNELS = 4;

  private InputStatistics() {}

  /**
   * Returns the normalization that stands in a file; nothing if there is none. Values of bytes
   * become those of pixel scale.
   */
  static Optional<PixelNormalization> of(Map<String, SavedArray> arrays) {
    Optional<List<Double>> mean = values(arrays, MEAN);
    Optional<List<Double>> deviation = values(arrays, DEVIATION);
    if (mean.isEmpty() || deviation.isEmpty() || deviation.get().stream().anyMatch(d -> d <= 0)) {
      return Optional.empty();
    }
    double scale = deviation.get().stream().allMatch(d -> d > BYTES_BEGIN) ? 255 : 1;
    return Optional.of(
        PixelNormalization.of(divided(mean.get(), scale), divided(deviation.get(), scale)));
  }

  /** Divides numbers of float32, and writes them as people do: 0.4914 for 0.49140000343322754. */
  private static List<Double> divided(List<Double> values, double scale) {
    return values.stream()
        .map(value -> Double.parseDouble(Float.toString((float) (value / scale))))
        .toList();
  }

  private static Optional<List<Double>> values(Map<String, SavedArray> arrays, Pattern name) {
    return arrays.entrySet().stream()
        .filter(e -> name.matcher(e.getKey()).matches() && !(e.getValue() instanceof Unreadable))
        .map(Map.Entry::getValue)
        .filter(array -> array.shape().stream().reduce(1L, (a, b) -> a * b) <= MOST_CHANNELS)
        .map(array -> array.values().castTo(DataType.DOUBLE).dup('c').data().asDouble())
        .map(values -> Arrays.stream(values).boxed().toList())
        .findFirst();
  }

  static boolean isName(String name) {
    return MEAN.matcher(name).matches() || DEVIATION.matcher(name).matches();
  }

  /**
   * Checks that a file's statistics, if it has any, are those of the network.
   *
   * @throws FileFormatException if they are others
   */
  static void require(NetworkDescription network, Path file, Map<String, SavedArray> arrays) {
    Optional<Layer.InputNormalization> ours =
        network.nodes().stream()
            .map(NetworkDescription.Node::layer)
            .flatMap(InputStatistics::normalization)
            .findFirst();
    int channels = network.input().channels();
    check(
        file,
        arrays,
        MEAN,
        "subtracts the mean",
        ours.map(Layer.InputNormalization::mean).orElse(Collections.nCopies(channels, 0.0)));
    check(
        file,
        arrays,
        DEVIATION,
        "divides by the standard deviation",
        ours.map(Layer.InputNormalization::standardDeviation)
            .orElse(Collections.nCopies(channels, 1.0)));
  }

  private static Stream<Layer.InputNormalization> normalization(Layer layer) {
    return layer instanceof Layer.InputNormalization found ? Stream.of(found) : Stream.empty();
  }

  private static void check(
      Path file, Map<String, SavedArray> arrays, Pattern name, String does, List<Double> ours) {
    arrays.forEach(
        (key, array) -> {
          if (name.matcher(key).matches() && !equal(array.values(), ours)) {
            throw new FileFormatException(
                file,
                "holds another network: it "
                    + does
                    + " "
                    + array.values().toStringFull().replaceAll("[\\[\\]\\s]+", " ").strip()
                    + " ("
                    + key
                    + ") of its input, and ours "
                    + ours
                    + "; model.normalization chooses ours");
          }
        });
  }

  private static boolean equal(INDArray array, List<Double> ours) {
    double[] theirs = array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    for (int i = 0; i < ours.size(); i++) {
      if (theirs.length != ours.size() || !(Math.abs(theirs[i] - ours.get(i)) < TOLERANCE)) {
        return false;
      }
    }
    return true;
  }
}
