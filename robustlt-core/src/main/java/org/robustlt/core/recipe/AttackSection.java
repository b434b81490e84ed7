package org.robustlt.core.recipe;

import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.network.BatchNormMode;

/**
 * Section {@code attack}: how adversarial examples are made in training.
 *
 * @param attack the search for adversarial examples
 * @param objective what it maximizes
 * @param batchNorm what batch normalization uses meanwhile
 */
public record AttackSection(
    @Inline @Description("the search for adversarial examples") AttackProvider attack,
    @Description("what the attack maximizes") AdversarialObjectiveProvider objective,
    @Description("what batch normalization uses during the attack") BatchNorm batchNorm) {
  AttackSection(AttackProvider attack, AdversarialObjectiveProvider objective) {
    this(attack, objective, BatchNorm.BATCH_STATISTICS);
  }

  /** What batch normalization uses during an attack; running statistics never move. */
  public enum BatchNorm {
    /** The statistics of the batch, as in the published code. */
    BATCH_STATISTICS(BatchNormMode.BATCH_STATISTICS_FROZEN),
    /** The running statistics. */
    RUNNING_STATISTICS(BatchNormMode.RUNNING_STATISTICS);

    private final BatchNormMode mode;

    BatchNorm(BatchNormMode mode) {
      this.mode = mode;
    }

    /** Returns the mode of the forward passes. */
    public BatchNormMode mode() {
      return mode;
    }
  }
}
