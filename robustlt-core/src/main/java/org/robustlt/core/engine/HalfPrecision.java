package org.robustlt.core.engine;

import java.util.Locale;

/** The types of 16 bits that values between the layers of a network may have. */
public enum HalfPrecision {
  /** The range of single precision with 8 bits of significand. */
  BFLOAT16("the onednn library with a CPU that has AVX512-BF16 or AMX, or the torch library"),
  /** 11 bits of significand, from 6e-8 to 65504: smaller gradients become 0, as under autocast. */
  FLOAT16("the torch library");

  private final String where;

  HalfPrecision(String where) {
    this.where = where;
  }

  /** Returns what computes in it, for messages. */
  String where() {
    return where;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
