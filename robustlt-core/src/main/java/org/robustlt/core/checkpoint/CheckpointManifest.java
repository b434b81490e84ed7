package org.robustlt.core.checkpoint;

import java.util.Map;

/**
 * What a checkpoint says of itself, in the {@code manifest} of its file.
 *
 * @param formatVersion the version of this format
 * @param epoch the epochs that are done
 * @param updates the updates of the weights that are done
 * @param recipeHash sha256 of the resolved recipe
 * @param best the best validation so far
 * @param environment versions of what computed
 * @param sha256 the digest of each array's bytes
 */
public record CheckpointManifest(
    int formatVersion,
    int epoch,
    long updates,
    String recipeHash,
    Best best,
    Map<String, String> environment,
    Map<String, String> sha256) {
  /** The version that this program writes. */
  public static final int FORMAT_VERSION = 1;

  /**
   * The best validation of a run.
   *
   * @param epoch the epoch it followed, 0 if there was none
   * @param robustBalanced its balanced robust accuracy
   */
  public record Best(int epoch, double robustBalanced) {
    /** There was no validation yet. */
    public static final Best NONE = new Best(0, -1);
  }
}
