package org.robustlt.api.data;

/**
 * Hears how the reading of a data set goes on; called by several threads, one after the other.
 *
 * <p>Who opens a data set implements this interface, such as the command line.
 */
@FunctionalInterface
public interface ReadingProgress {
  /** Hears nothing. */
  ReadingProgress NONE = (done, images) -> {};

  /**
   * Hears that images are read.
   *
   * @param done how many
   * @param images of how many
   */
  void advanced(int done, int images);
}
