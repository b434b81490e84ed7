package org.robustlt.core.evaluation;

import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.adversary.Adversary;
import org.robustlt.core.adversary.Predictions;
import org.robustlt.core.adversary.TenSteps;
import org.robustlt.core.data.Batch;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;
import org.robustlt.core.guard.ComponentException;
import org.robustlt.core.guard.Guarded;
import org.robustlt.core.recipe.AttackSection;

/**
 * Attacks images and counts what is still predicted right. Every example has the same radius ε,
 * whatever its class; the attack, like the predictions, uses the running statistics.
 *
 * @param adversary makes the adversarial images
 * @param epsilon the radius ε, pixel scale
 * @param random the source of all randomness
 */
public record Evaluation(Adversary adversary, Magnitude epsilon, RandomSource random) {

  /** Makes the evaluation by an attack of a training and its objective. */
  public static Evaluation of(
      AttackSection section, ComponentContext context, Magnitude epsilon, RandomSource random) {
    return new Evaluation(
        new Adversary(
            TenSteps.inPlaceOf(Guarded.attack(section.attack(), context)),
            Guarded.objective(section.objective(), context),
            BatchNormMode.RUNNING_STATISTICS),
        epsilon,
        random);
  }

  /** Hears how many images are done. */
  @FunctionalInterface
  public interface ProgressListener {
    /** Hears that so many images are done. */
    void advanced(int done);
  }

  /** Evaluates a network on all images of a source. */
  public ConfusionMatrix run(Network network, BatchSource images, ProgressListener progress) {
    return count(
        network,
        images,
        progress,
        (batch, number) ->
            adversary.perturb(
                network,
                batch.images(),
                batch.labels(),
                PerturbationBudget.uniform(epsilon.value(), batch.size()),
                random.at(number)));
  }

  /** Evaluates a network on the images of a source as they are. */
  public static ConfusionMatrix natural(
      Network network, BatchSource images, ProgressListener progress) {
    return count(network, images, progress, (batch, number) -> network.images(batch.images()));
  }

  private static ConfusionMatrix count(
      Network network, BatchSource images, ProgressListener progress, Perturbation perturbation) {
    ConfusionMatrix confusion = new ConfusionMatrix(network.description().classes());
    int done = 0;
    try (BatchStream batches = images.epoch(1)) {
      for (int number = 0; batches.hasNext(); number++) {
        Batch batch = batches.next();
        Images shown = shown(perturbation, batch, number);
        try (ForwardPass pass = network.forward(shown, BatchNormMode.RUNNING_STATISTICS)) {
          confusion.add(batch.labels(), Predictions.of(pass.logits()));
        }
        done += batch.size();
        progress.advanced(done);
      }
    }
    return confusion;
  }

  private static Images shown(Perturbation perturbation, Batch batch, int number) {
    try {
      return perturbation.of(batch, number);
    } catch (ComponentException e) {
      throw e.at("in the validation, batch " + (number + 1) + e.image("image", batch.indices()));
    }
  }

  @FunctionalInterface
  private interface Perturbation {
    Images of(Batch batch, int number);
  }
}
