package org.robustlt.bench.record;

import java.util.List;

/**
 * What a masking diagnosis found.
 *
 * @param checkpoint which weights
 * @param classes how many classes were looked at
 * @param skipped classes that were not, since too few images are classified correctly
 * @param warnings the signs of masked gradients
 */
public record Masking(
    String checkpoint, int classes, List<String> skipped, List<Warning> warnings) {
  /** Copies the lists. */
  public Masking {
    skipped = List.copyOf(skipped);
    warnings = List.copyOf(warnings);
  }

  /**
   * A sign of masked gradients.
   *
   * @param className the class
   * @param check what was looked at
   * @param evidence what was seen
   */
  public record Warning(String className, String check, String evidence) {}
}
