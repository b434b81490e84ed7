package org.robustlt.bench.record;

import java.util.List;
import java.util.Optional;

/**
 * What an attack did, as fractions in 0..1; NaN where a file does not tell.
 *
 * @param natural the accuracy on the same images without the attack
 * @param gap the natural accuracy minus that under attack
 * @param balancedGap the same as the mean over the classes
 * @param overall the 95 % interval of the accuracy under attack
 * @param balanced the same of the mean over the classes
 * @param stages what was left after each stage of the attack
 * @param withoutGradient of how many images the attack got no gradient but zero
 * @param measures F1 and calibration under the attack, of all classes and of each group
 */
public record Robustness(
    double natural,
    double gap,
    double balancedGap,
    Optional<EvaluationRecord.Interval> overall,
    Optional<EvaluationRecord.Interval> balanced,
    List<Stage> stages,
    long withoutGradient,
    List<Measures> measures) {
  /** Copies the lists. */
  public Robustness {
    stages = List.copyOf(stages);
    measures = List.copyOf(measures);
  }

  /** Returns the same without what is told of groups, which have become others. */
  public Robustness regrouped() {
    return new Robustness(
        natural,
        gap,
        balancedGap,
        overall,
        balanced,
        stages,
        withoutGradient,
        measures.stream().filter(each -> each.classes().equals("all")).toList());
  }

  /**
   * A stage of an attack.
   *
   * @param name the stage
   * @param overall the accuracy after it
   */
  public record Stage(String name, double overall) {}
}
