package org.robustlt.core.corruption;

/** Which pixel stands for one beyond the border. */
enum Border {
  /** The nearest: {@code aaa|abc|ccc}. */
  NEAREST {
    @Override
    int of(int index, int size) {
      return Math.max(0, Math.min(size - 1, index));
    }
  },
  /** Mirrored between pixels: {@code cba|abc|cba}. */
  HALF_MIRROR {
    @Override
    int of(int index, int size) {
      int place = Math.floorMod(index, 2 * size);
      return place < size ? place : 2 * size - 1 - place;
    }
  },
  /** Mirrored at the pixel of the border: {@code cb|abc|ba}. */
  MIRROR {
    @Override
    int of(int index, int size) {
      if (size == 1) {
        return 0;
      }
      int place = Math.floorMod(index, 2 * size - 2);
      return place < size ? place : 2 * size - 2 - place;
    }
  };

  /** Returns a place within an image of so many pixels. */
  abstract int of(int index, int size);
}
