package org.robustlt.core.interchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.NetworkDescription.NamedParameter;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.core.file.FileFormatException;

/**
 * The arrays of somebody's network.
 *
 * @param file where they come from, for messages
 * @param arrays by the names that they have there
 */
public record StateDict(Path file, Map<String, INDArray> arrays) {
  private static final int SHOWN = 20;

  /** Keeps the order. */
  public StateDict {
    arrays = new LinkedHashMap<>(arrays);
  }

  /**
   * Returns the arrays of a network under our names.
   *
   * <p>Every array that a network reads must be one of its parameters and the other way round; only
   * a bias that is never trained may be missing.
   *
   * @throws FileFormatException if arrays are missing, unknown, of another shape, not finite, or
   *     two are meant for one parameter; the message tells names and shapes
   */
  public Map<String, INDArray> of(NetworkDescription network) {
    InputStatistics.require(network, file, arrays);
    StateDictNames names = StateDictNames.of(network, arrays.keySet());
    Map<String, INDArray> fitting = new LinkedHashMap<>();
    Map<String, String> origins = new LinkedHashMap<>();
    List<String> differences = new ArrayList<>();
    arrays.forEach(
        (name, array) -> {
          if (StateDictNames.isRead(name)) {
            String ours = names.ours(name);
            if (fitting.putIfAbsent(ours, array) != null) {
              differences.add(
                  "is there twice: " + ours + ", as " + origins.get(ours) + " and as " + name);
            }
            origins.putIfAbsent(ours, name);
          }
        });
    Map<String, INDArray> unknown = new LinkedHashMap<>(fitting);
    network
        .parameters()
        .forEach(p -> compare(p, Optional.ofNullable(unknown.remove(p.name())), differences));
    unknown.forEach((name, array) -> differences.add("is unknown: " + described(name, array)));
    if (!differences.isEmpty()) {
      throw refusal(
          "holds another network: "
              + differences.size()
              + (differences.size() == 1 ? " array differs" : " arrays differ"),
          differences);
    }
    requireFinite(fitting);
    return fitting;
  }

  private void requireFinite(Map<String, INDArray> fitting) {
    List<String> broken = new ArrayList<>();
    fitting.forEach(
        (name, array) -> {
          if (!Double.isFinite(array.castTo(DataType.DOUBLE).sumNumber().doubleValue())) {
            broken.add(described(name, array));
          }
        });
    if (!broken.isEmpty()) {
      throw refusal("holds values that are NaN or infinite, so its training diverged", broken);
    }
  }

  private static void compare(
      NamedParameter parameter, Optional<INDArray> saved, List<String> differences) {
    long[] shape = parameter.spec().shape().stream().mapToLong(Integer::longValue).toArray();
    String wanted = parameter.name() + " " + Arrays.toString(shape);
    if (saved.isEmpty() && parameter.spec().role() != ParameterSpec.Role.FIXED) {
      differences.add("is missing: " + wanted);
    }
    saved
        .map(INDArray::shape)
        .filter(found -> !Arrays.equals(found, shape))
        .ifPresent(
            found ->
                differences.add("has shape " + Arrays.toString(found) + " in the file: " + wanted));
  }

  private static String described(String name, INDArray array) {
    return name + " " + Arrays.toString(array.shape());
  }

  private FileFormatException refusal(String what, List<String> arrays) {
    List<String> shown = arrays.subList(0, Math.min(SHOWN, arrays.size()));
    int hidden = arrays.size() - shown.size();
    return new FileFormatException(
        file,
        what
            + "\n  "
            + String.join("\n  ", shown)
            + (hidden == 0 ? "" : "\n  … and " + hidden + " more"));
  }
}
