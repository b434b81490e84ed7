package org.robustlt.core.run;

/** Whether a training may go on with a run that was begun. */
public enum Resume {
  /** It begins one. */
  NO,
  /** It goes on with the same recipe, split and data. */
  YES,
  /** It goes on whatever was changed, and writes down what was. */
  WITH_CHANGES;

  /** Returns {@link #YES} or {@link #NO}. */
  public static Resume of(boolean resume) {
    return resume ? YES : NO;
  }
}
