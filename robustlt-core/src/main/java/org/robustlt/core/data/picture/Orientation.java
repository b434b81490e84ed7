package org.robustlt.core.data.picture;

import org.robustlt.api.data.ImageShape;

/** How the stored rows and columns of a picture lie, in the order of EXIF's numbers. */
enum Orientation {
  AS_STORED(false, false, false),
  MIRRORED(false, true, false),
  HALF_TURN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  QUARTER_TURN(true, false, true),
  TRANSVERSED(true, true, true),
  BACK_QUARTER_TURN(true, true, false);

  private final boolean swapped;
  private final boolean columnsReversed;
  private final boolean rowsReversed;

  /**
   * Describes where a pixel of the upright picture is stored.
   *
   * @param swapped whether its row tells the stored column
   * @param columnsReversed whether stored columns count from the right
   * @param rowsReversed whether stored rows count from below
   */
  Orientation(boolean swapped, boolean columnsReversed, boolean rowsReversed) {
    this.swapped = swapped;
    this.columnsReversed = columnsReversed;
    this.rowsReversed = rowsReversed;
  }

  /** Returns the orientation that EXIF numbers so, from 1 to 8. */
  static Orientation ofExif(int number) {
    return values()[number - 1];
  }

  /** Returns the picture as it was seen. */
  Picture upright(Picture stored) {
    if (this == AS_STORED) {
      return stored;
    }
    int width = swapped ? stored.height() : stored.width();
    int height = swapped ? stored.width() : stored.height();
    int channels = stored.shape().channels();
    byte[] samples = new byte[stored.samples().length];
    int at = 0;
    for (int c = 0; c < channels; c++) {
      int plane = c * width * height;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int column = swapped ? y : x;
          int row = swapped ? x : y;
          column = columnsReversed ? stored.width() - 1 - column : column;
          row = rowsReversed ? stored.height() - 1 - row : row;
          samples[at++] = stored.samples()[plane + row * stored.width() + column];
        }
      }
    }
    return new Picture(new ImageShape(channels, height, width), samples);
  }
}
