package org.robustlt.core.data.cache;

/** The samples of decoded images. Safe for use by several threads. */
interface PixelStore {
  /** Copies the samples of an image. */
  void read(int image, byte[] target, int offset);
}
