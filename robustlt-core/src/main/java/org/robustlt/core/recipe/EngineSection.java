package org.robustlt.core.recipe;

import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.component.Description;

/**
 * Section {@code engine}: what computes, and how precisely.
 *
 * @param library the kernel library
 * @param precision the type of all arrays
 */
public record EngineSection(
    @Default("auto") @Description("kernel library") Library library,
    @Default("float32") @Description("type of all arrays") Precision precision) {
  /** The kernel libraries. */
  public enum Library {
    /** The fastest that works here. */
    AUTO,
    /** Operations of ND4J. */
    ND4J,
    /** Primitives of oneDNN. */
    ONEDNN
  }

  /** The types of arrays. */
  public enum Precision {
    /** Single precision. */
    FLOAT32(DataType.FLOAT),
    /** Double precision. */
    FLOAT64(DataType.DOUBLE);

    private final DataType dataType;

    Precision(DataType dataType) {
      this.dataType = dataType;
    }

    /** Returns what ND4J calls it. */
    public DataType dataType() {
      return dataType;
    }
  }
}
