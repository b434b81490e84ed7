package org.robustlt.bench.comparison;

import org.robustlt.core.record.EvaluationRecord;

/** A column of the table of results. */
public enum Measure implements Quantity {
  /** Over all test images. */
  OVERALL("overall"),
  /** The mean over the classes. */
  BALANCED("balanced"),
  /** The mean over the frequent classes. */
  HEAD("head"),
  /** The mean over the classes between. */
  MEDIUM("medium"),
  /** The mean over the rare classes. */
  TAIL("tail"),
  /** The least of the classes. */
  WORST_CLASS("worst class");

  private final String title;

  Measure(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public double of(EvaluationRecord evaluation) {
    return switch (this) {
      case OVERALL -> evaluation.overall();
      case BALANCED -> evaluation.balanced();
      case HEAD -> evaluation.head();
      case MEDIUM -> evaluation.medium();
      case TAIL -> evaluation.tail();
      case WORST_CLASS -> evaluation.worstClass();
    };
  }

  @Override
  public double[] weights(EvaluationRecord evaluation) {
    return ClassWeights.of(this, evaluation);
  }
}
