package org.robustlt.core.data.format;

/** Where the channels are among the sides of an array of images. */
public enum ChannelOrder {
  /** Where a side of 1 or 3 tells. */
  AUTOMATIC,
  /** {@code [images, channels, height, width]}. */
  FIRST,
  /** {@code [images, height, width, channels]}. */
  LAST
}
