package org.robustlt.core.data.cache;

import java.util.Optional;

/**
 * What was found when an image was decoded.
 *
 * @param hashHigh the upper half of a 128-bit hash of the file
 * @param hashLow its lower half
 * @param height of the picture in the file
 * @param width of the picture in the file
 * @param deep whether its samples have 16 bits, of which 8 are taken
 * @param problem why the file could not be read
 */
public record ImageFacts(
    long hashHigh, long hashLow, int height, int width, boolean deep, Optional<String> problem) {
  /** Identifies equal files. */
  public record ContentHash(long high, long low) {}

  /** Returns what equal files have alike. */
  public ContentHash hash() {
    return new ContentHash(hashHigh, hashLow);
  }
}
