package org.robustlt.core.checkpoint;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a checkpoint says of itself, in the {@code manifest} of its file.
 *
 * @param formatVersion the version of this format; files of version 1 lack what stands after the
 *     digests
 * @param epoch the epochs that are done
 * @param updates the updates of the weights that are done
 * @param recipeHash sha256 of the resolved recipe
 * @param best the best validation so far
 * @param environment versions of what computed
 * @param sha256 the digest of each array
 * @param identity the run that it belongs to
 * @param origin the identity with which the run began
 * @param token the number of the lease under which it was written
 * @param partial what the epoch after those that are done came to so far
 */
public record CheckpointManifest(
    int formatVersion,
    int epoch,
    long updates,
    String recipeHash,
    Best best,
    Map<String, String> environment,
    Map<String, String> sha256,
    RunIdentity identity,
    RunIdentity origin,
    long token,
    Optional<PartialEpoch> partial) {
  /** The version that this program writes. */
  public static final int FORMAT_VERSION = 2;

  /** Fills in what older files lack. */
  public CheckpointManifest {
    identity = Objects.requireNonNullElse(identity, RunIdentity.UNKNOWN);
    origin = Objects.requireNonNullElse(origin, identity);
  }

  /** Returns the same with the digests of arrays. */
  CheckpointManifest withDigests(Map<String, String> digests) {
    return new CheckpointManifest(
        formatVersion,
        epoch,
        updates,
        recipeHash,
        best,
        environment,
        digests,
        identity,
        origin,
        token,
        partial);
  }

  /**
   * Returns the digest of the weights that are evaluated: the network's own, or their average where
   * one was kept. It does not depend on when and by whom the file was written.
   */
  public String weights() {
    Map<String, String> evaluated = new TreeMap<>();
    sha256.forEach(
        (name, digest) -> {
          if (Checkpoint.Part.of(name).isEmpty()) {
            evaluated.put(name, digest);
          }
        });
    sha256.forEach(
        (name, digest) -> {
          if (Checkpoint.Part.of(name).equals(Optional.of(Checkpoint.Part.AVERAGE))) {
            evaluated.put(Checkpoint.Part.AVERAGE.within(name), digest);
          }
        });
    Hasher hasher = Hashing.sha256().newHasher();
    evaluated.forEach(
        (name, digest) -> hasher.putString(name + " " + digest + "\n", StandardCharsets.UTF_8));
    return hasher.hash().toString();
  }

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
