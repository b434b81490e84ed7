package org.robustlt.core.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The content of a safetensors file: arrays by name, and texts by name.
 *
 * @param tensors arrays of type FLOAT, DOUBLE or INT64, in the order of the file
 * @param metadata texts that the file's header carries
 */
public record TensorFile(Map<String, INDArray> tensors, Map<String, String> metadata) {
  /** Copies the maps, not the arrays. */
  public TensorFile {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
