package org.robustlt.core.data.split;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a split comes from, as far as it is known.
 *
 * @param profile how many images of each class were taken, in words
 * @param convention how they were drawn
 * @param seed of the generator
 * @param asked how many images of each class the profile asked for, where a class has fewer
 */
public record SplitOrigin(
    String profile,
    Optional<SplitConvention> convention,
    OptionalLong seed,
    Optional<List<Long>> asked) {
  /** The origin of a split that was drawn. */
  public static SplitOrigin drawn(String profile, SplitConvention convention, long seed) {
    return new SplitOrigin(
        profile, Optional.of(convention), OptionalLong.of(seed), Optional.empty());
  }

  /** Returns the same origin of a split that has fewer images of a class than were asked for. */
  public SplitOrigin asked(List<Long> counts) {
    return new SplitOrigin(profile, convention, seed, Optional.of(counts));
  }

  /** The origin of a split in a file that tells nothing else. */
  public static SplitOrigin file(Path file) {
    return new SplitOrigin(
        "as in " + file, Optional.empty(), OptionalLong.empty(), Optional.empty());
  }
}
