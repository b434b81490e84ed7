package org.robustlt.core.interchange;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SavedArray;

/**
 * The networks in an open file of weights.
 *
 * @param file the file
 * @param networks arrays by the names that they have there, by the entry of the file that they
 *     stand under; at least one
 * @param recipe the recipe that the file carries, if this program wrote it
 * @param source what is closed with it
 */
public record SavedWeights(
    Path file,
    Map<String, Map<String, SavedArray>> networks,
    Optional<String> recipe,
    Runnable source)
    implements AutoCloseable {
  /** Keeps the order. */
  public SavedWeights {
    networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
  }

  /**
   * Returns the arrays of the only network.
   *
   * @throws FileFormatException if there are several
   */
  public StateDict only() {
    if (networks.size() > 1) {
      throw new FileFormatException(
          file,
          "holds several state_dicts; choose by --entry one of "
              + String.join(", ", networks.keySet()));
    }
    return new StateDict(file, networks.values().iterator().next());
  }

  /** Returns the arrays of every network. */
  public List<StateDict> all() {
    return networks.values().stream().map(arrays -> new StateDict(file, arrays)).toList();
  }

  @Override
  public void close() {
    source.run();
  }
}
