package org.robustlt.core.evaluation;

/** Another process finished the evaluation that this one takes part in, and wrote its result. */
public final class EvaluatedElsewhereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EvaluatedElsewhereException() {
    super("another process finished the evaluation");
  }
}
