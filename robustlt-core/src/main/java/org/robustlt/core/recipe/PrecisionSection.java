package org.robustlt.core.recipe;

import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.OptionException;
import org.robustlt.core.engine.HalfPrecision;

/**
 * Section {@code precision}: how precisely is computed.
 *
 * @param arrays the type of all arrays
 * @param attack how the attack of the training computes
 * @param tf32 whether products may be computed in TF32 where library and device can
 */
public record PrecisionSection(
    @Description("type of all arrays") Arrays arrays,
    @Description(
            "how the attack of the training computes; bfloat16 is faster on CPUs that have it, with"
                + " the same robust accuracy within noise, float16 is torch's alone; evaluation is"
                + " always as-arrays")
        Attack attack,
    @Description(
            "whether torch multiplies in TF32 on GPUs that have it, with 11 bits of significand;"
                + " no other library or device does")
        boolean tf32) {
  PrecisionSection() {
    this(Arrays.FLOAT32, Attack.AS_ARRAYS, false);
  }

  /**
   * Checks that the types go together.
   *
   * @throws OptionException if arrays in double precision shall be multiplied in TF32
   */
  public PrecisionSection {
    if (tf32 && arrays == Arrays.FLOAT64) {
      throw new OptionException("tf32", "must be false where arrays are float64", "true");
    }
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
    AS_ARRAYS(),
    /** With bfloat16 between the layers, where library and CPU can. */
    BFLOAT16(HalfPrecision.BFLOAT16),
    /** With float16 between the layers, where the library can. */
    FLOAT16(HalfPrecision.FLOAT16);

    private final Optional<HalfPrecision> half;

    Attack() {
      half = Optional.empty();
    }

    Attack(HalfPrecision half) {
      this.half = Optional.of(half);
    }

    /** Returns the type of values between the layers; nothing if it is that of arrays. */
    public Optional<HalfPrecision> half() {
      return half;
    }
  }
}
