package org.robustlt.core.checkpoint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Everything that a training needs to go on: arrays by name, the resolved recipe, and a manifest.
 *
 * <p>The network's own arrays have the names that PyTorch gives them; those of others begin with
 * the words of {@link Part}.
 *
 * @param manifest what the checkpoint says of itself
 * @param recipe the resolved recipe, as YAML
 * @param arrays the arrays
 */
public record Checkpoint(CheckpointManifest manifest, String recipe, Map<String, INDArray> arrays) {

  /** What the arrays that are not the network's own belong to. */
  public enum Part {
    /** The averaged weights and statistics. */
    AVERAGE("average/"),
    /** The optimizer's memory. */
    OPTIMIZER("optimizer/"),
    /** The memory of components. */
    STATE("state/");

    private final String prefix;

    Part(String prefix) {
      this.prefix = prefix;
    }

    /** Returns the part that an array of the file belongs to; nothing for the network's own. */
    static Optional<Part> of(String name) {
      return Arrays.stream(values()).filter(part -> name.startsWith(part.prefix)).findFirst();
    }

    /** Returns the name within this part of one of its arrays in the file. */
    String within(String name) {
      return name.substring(prefix.length());
    }

    /** Returns the name in the file of one of this part's arrays. */
    public String qualify(String name) {
      return prefix + name;
    }
  }

  /** Returns the network's arrays to be evaluated: averaged where an average was kept. */
  public Map<String, INDArray> weights() {
    Map<String, INDArray> weights = new LinkedHashMap<>(arrays);
    weights.keySet().removeIf(name -> Part.of(name).isPresent());
    weights.putAll(part(Part.AVERAGE));
    return weights;
  }

  /** Returns the same with the network's arrays only, those that are evaluated. */
  Checkpoint onlyWeights() {
    return new Checkpoint(manifest, recipe, weights());
  }

  /** Returns the arrays of a part under their names within it. */
  public Map<String, INDArray> part(Part part) {
    Map<String, INDArray> found = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          if (name.startsWith(part.prefix)) {
            found.put(part.within(name), array);
          }
        });
    return found;
  }
}
