package org.robustlt.core.data.picture;

/** The grey of a colour. */
public final class Luma {
  private Luma() {}

  /** Returns the luma of ITU-R 601-2 in fixed point, as Pillow computes it; all values 0..255. */
  public static int of(int red, int green, int blue) {
    return (19595 * red + 38470 * green + 7471 * blue + 32768) >> 16;
  }
}
