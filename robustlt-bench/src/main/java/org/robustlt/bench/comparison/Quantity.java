package org.robustlt.bench.comparison;

import org.robustlt.core.record.EvaluationRecord;

/** A number of an evaluation: a mean over classes. */
public sealed interface Quantity permits Measure, ClassAccuracy {
  /** Returns the name that tables show. */
  String title();

  /** Returns the number of an evaluation, a fraction in 0..1. */
  double of(EvaluationRecord evaluation);

  /**
   * Returns {@code [classes]} what each class contributes, of sum 1; zeros if the evaluation does
   * not tell the classes.
   */
  double[] weights(EvaluationRecord evaluation);
}
