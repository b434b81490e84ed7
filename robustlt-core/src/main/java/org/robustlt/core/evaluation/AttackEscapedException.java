package org.robustlt.core.evaluation;

/** An attack broke its contract: an adversarial image lies outside its ball or the bounds. */
public final class AttackEscapedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which image lies where. */
  public AttackEscapedException(String problem) {
    super(problem);
  }
}
