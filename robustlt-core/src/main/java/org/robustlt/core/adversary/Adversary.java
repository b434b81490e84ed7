package org.robustlt.core.adversary;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.Network;

/**
 * An attack with what it maximizes, aimed at a network.
 *
 * @param attack the search
 * @param objective what it maximizes
 * @param mode what batch normalization uses meanwhile
 */
public record Adversary(Attack attack, AdversarialObjective objective, BatchNormMode mode) {
  /**
   * Returns adversarial images of a batch.
   *
   * @param network what is to err
   * @param images {@code [batch, channels, height, width]} natural images, pixel scale
   * @param labels {@code [batch]} true classes
   * @param budget the radius of each example
   * @param random the source of all randomness of this call
   */
  public INDArray perturb(
      Network network,
      INDArray images,
      int[] labels,
      PerturbationBudget budget,
      RandomSource random) {
    try (NetworkClassifier classifier = new NetworkClassifier(network, mode)) {
      return attack.perturb(
          new AttackRequest(
              classifier,
              images,
              labels,
              objective.on(labels, () -> classifier.logits(images).dup()),
              budget,
              InputBounds.UNIT,
              random));
    }
  }
}
