package org.robustlt.core.interchange;

import java.nio.file.Path;
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
import org.robustlt.core.file.FileFormatException;

/**
 * The mean and standard deviation that some networks keep among their arrays to normalize their
 * input. Ours have them from the recipe, so they must be the same.
 */
final class InputStatistics {
  private static final Pattern MEAN = Pattern.compile("(.*\\.)?(mean|mu)");
  private static final Pattern DEVIATION = Pattern.compile("(.*\\.)?(std|sigma)");
  private static final double TOLERANCE = 1e-3;

  private InputStatistics() {}

  static boolean isName(String name) {
    return MEAN.matcher(name).matches() || DEVIATION.matcher(name).matches();
  }

  /**
   * Checks that a file's statistics, if it has any, are those of the network.
   *
   * @throws FileFormatException if they are others
   */
  static void require(NetworkDescription network, Path file, Map<String, INDArray> arrays) {
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
      Path file, Map<String, INDArray> arrays, Pattern name, String does, List<Double> ours) {
    arrays.forEach(
        (key, array) -> {
          if (name.matcher(key).matches() && !equal(array, ours)) {
            throw new FileFormatException(
                file,
                "holds another network: it "
                    + does
                    + " "
                    + array.toStringFull().replaceAll("[\\[\\]\\s]+", " ").strip()
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
