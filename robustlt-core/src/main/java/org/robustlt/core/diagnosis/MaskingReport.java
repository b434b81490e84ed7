package org.robustlt.core.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * What a diagnosis found: the file {@code masking.json}.
 *
 * @param checkpoint which weights: {@code last} or {@code best}
 * @param weights sha256 of the checkpoint file
 * @param epsilon ε, pixel scale
 * @param warnings in the order of the classes
 * @param skipped classes of too few images that are classified correctly
 * @param classes what the images of each class show
 */
public record MaskingReport(
    String checkpoint,
    String weights,
    double epsilon,
    List<Warning> warnings,
    List<String> skipped,
    List<ClassEvidence> classes) {
  /** Copies the lists. */
  public MaskingReport {
    warnings = List.copyOf(warnings);
    skipped = List.copyOf(skipped);
    classes = List.copyOf(classes);
  }

  /**
   * A sign of masked gradients.
   *
   * @param className the class
   * @param check what was looked at
   * @param evidence what was seen
   */
  public record Warning(String className, String check, String evidence) {}

  /**
   * Makes the checks.
   *
   * @param classNames the names of all classes
   * @param classes what those show that were looked at
   */
  public static MaskingReport of(
      String checkpoint,
      String weights,
      double epsilon,
      List<String> classNames,
      List<ClassEvidence> classes) {
    List<String> skipped = new ArrayList<>(classNames);
    classes.forEach(seen -> skipped.remove(classNames.get(seen.label())));
    return new MaskingReport(
        checkpoint, weights, epsilon, warnings(classes, classNames), skipped, classes);
  }

  /** Returns what every check says of every class. */
  static List<Warning> warnings(List<ClassEvidence> classes, List<String> classNames) {
    List<Warning> warnings = new ArrayList<>();
    for (ClassEvidence seen : classes) {
      for (MaskingCheck check : MaskingCheck.values()) {
        check
            .evidence(seen)
            .ifPresent(
                evidence ->
                    warnings.add(
                        new Warning(classNames.get(seen.label()), check.title(), evidence)));
      }
    }
    return warnings;
  }
}
