package org.robustlt.core.adversary;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.budget.PerturbationBudget;
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
  public INDArray perturb(
      Network network,
      INDArray images,
      int[] labels,
      PerturbationBudget budget,
      RandomSource random) {
    return perturb(network, new Batch(images, labels, labels), budget, random);
  }

  /**
   * Returns adversarial images of a batch, which may be one of mixtures.
   *
   * @param network what is to err
   * @param batch natural images
   * @param budget the radius of each example
   * @param random the source of all randomness of this call
   */
  public INDArray perturb(
      Network network, Batch batch, PerturbationBudget budget, RandomSource random) {
    try (NetworkClassifier classifier = new NetworkClassifier(network, mode)) {
      return attack.perturb(
          new AttackRequest(
              classifier,
              batch.images(),
              batch.labels(),
              objective(batch, Suppliers.memoize(() -> classifier.logits(batch.images()).dup())),
              budget,
              InputBounds.UNIT,
              random));
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
