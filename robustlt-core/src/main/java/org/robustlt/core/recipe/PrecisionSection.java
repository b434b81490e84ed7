package org.robustlt.core.recipe;

import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.component.Description;

/**
 * Section {@code precision}: how precisely is computed.
 *
 * @param arrays the type of all arrays
 * @param attack how the attack of the training computes
 */
public record PrecisionSection(
    @Description("type of all arrays") Arrays arrays,
    @Description(
            "how the attack of the training computes; bfloat16 is faster on CPUs that have it, with"
                + " the same robust accuracy within noise; evaluation is always as-arrays")
        Attack attack) {
  PrecisionSection() {
    this(Arrays.FLOAT32, Attack.AS_ARRAYS);
  }

  /** The types of arrays. */
  public enum Arrays {
    /** Single precision. */
    FLOAT32(DataType.FLOAT),
    /** Double precision. */
    FLOAT64(DataType.DOUBLE);

    private final DataType dataType;

    Arrays(DataType dataType) {
      this.dataType = dataType;
    }

    /** Returns what ND4J calls it. */
    public DataType dataType() {
      return dataType;
    }
  }

  /** How an attack computes. Only the sign of its gradient is used, so few digits may do. */
  public enum Attack {
    /** With the arrays' type. */
    AS_ARRAYS,
    /** With bfloat16 between the layers, where library and CPU can. */
    BFLOAT16
  }
}
