package org.robustlt.core.adversary;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.Batch;
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
  public Images perturb(
      Network network,
      INDArray images,
      int[] labels,
      PerturbationBudget budget,
      RandomSource random) {
    Images natural = network.images(images);
    return perturb(network, new Batch(images, labels, labels), natural, budget, random);
  }

  /**
   * Returns adversarial images of a batch, which may be one of mixtures.
   *
   * @param network what is to err
   * @param batch natural images
   * @param natural its images, where the network computes
   * @param budget the radius of each example
   * @param random the source of all randomness of this call
   */
  public Images perturb(
      Network network,
      Batch batch,
      Images natural,
      PerturbationBudget budget,
      RandomSource random) {
    try (NetworkClassifier classifier = new NetworkClassifier(network, mode)) {
      LogitLoss loss = objective(batch, Suppliers.memoize(() -> classifier.logits(natural).dup()));
      return attack.perturb(
          AttackRequest.of(classifier, natural, batch.labels(), budget)
              .withObjective(loss)
              .withRandom(random));
    }
  }

  private LogitLoss objective(Batch batch, Supplier<INDArray> naturalLogits) {
    LogitLoss own = objective.on(batch.labels(), naturalLogits);
    return batch
        .mixture()
        .<LogitLoss>map(
            mixture ->
                new MixedObjective(
                    own, objective.on(mixture.labels(), naturalLogits), mixture.share()))
        .orElse(own);
  }
}
