package org.robustlt.core.recipe;

import org.robustlt.api.component.Require;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.weight.WeightPerturbationProvider;

/**
 * Consecutive epochs that are trained in one way.
 *
 * @param name what reports call it
 * @param epochs its length
 * @param attack how adversarial examples are made
 * @param budget how far they may be moved
 * @param loss what is minimized
 * @param weightPerturbation how weights are moved against the training
 * @param monitor the forward passes after each update that measure training accuracy
 * @param unusedNaturalForward whether running statistics see the natural batch although the loss
 *     does not
 */
public record Phase(
    String name,
    int epochs,
    AttackSection attack,
    BudgetSection budget,
    RebalancingLossProvider loss,
    WeightPerturbationProvider weightPerturbation,
    TrainingSection.Monitor monitor,
    boolean unusedNaturalForward) {
  Phase(
      String name,
      int epochs,
      AttackSection attack,
      BudgetSection budget,
      RebalancingLossProvider loss,
      WeightPerturbationProvider weightPerturbation) {
    this(
        name,
        epochs,
        attack,
        budget,
        loss,
        weightPerturbation,
        TrainingSection.Monitor.FROZEN,
        false);
  }

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public Phase {
    Require.atLeast("epochs", epochs, 1);
  }

  /** Returns this phase with another length. */
  Phase withEpochs(int length) {
    return new Phase(
        name, length, attack, budget, loss, weightPerturbation, monitor, unusedNaturalForward);
  }
}
