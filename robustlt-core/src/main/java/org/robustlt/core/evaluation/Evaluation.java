package org.robustlt.core.evaluation;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.adversary.Adversary;
import org.robustlt.core.adversary.Predictions;
import org.robustlt.core.data.Batch;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;

/**
 * Attacks images and counts what is still predicted right. Every example has the same radius ε,
 * whatever its class; predictions use the running statistics.
 *
 * @param adversary makes the adversarial images
 * @param epsilon the radius ε, pixel scale
 * @param random the source of all randomness
 */
public record Evaluation(Adversary adversary, double epsilon, RandomSource random) {
  /** Hears how many images are done. */
  @FunctionalInterface
  public interface ProgressListener {
    /** Hears that so many of all images are done. */
    void advanced(int done, int images);
  }

  /** Evaluates a network on all images of a source. */
  public ConfusionMatrix run(Network network, BatchSource images, ProgressListener progress) {
    ConfusionMatrix confusion = new ConfusionMatrix(network.description().classes());
    int done = 0;
    try (BatchStream batches = images.epoch(1)) {
      for (int number = 0; batches.hasNext(); number++) {
        Batch batch = batches.next();
        INDArray adversarial =
            adversary.perturb(
                network,
                batch.images(),
                batch.labels(),
                PerturbationBudget.uniform(epsilon, batch.size()),
                random.at(number));
        try (ForwardPass pass = network.forward(adversarial, BatchNormMode.RUNNING_STATISTICS)) {
          confusion.add(batch.labels(), Predictions.of(pass.logits()));
        }
        done += batch.size();
        progress.advanced(done, images.images());
      }
    }
    return confusion;
  }
}
