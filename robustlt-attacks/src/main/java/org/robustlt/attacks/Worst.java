package org.robustlt.attacks;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.data.Images;

/**
 * The worst adversarial image that was found for each example: a misclassified one rather than a
 * correctly classified one, among equals the one of the greater loss.
 */
final class Worst {
  private final AttackRequest request;
  private final LogitLoss loss;
  private final INDArray images;
  private final boolean[] misclassified;
  private final double[] losses;

  Worst(AttackRequest request, LogitLoss loss) {
    this.request = request;
    this.loss = loss;
    this.images = request.images().array().dup('c');
    this.misclassified = new boolean[request.examples()];
    this.losses = new double[request.examples()];
    Arrays.fill(losses, Double.NEGATIVE_INFINITY);
  }

  /** Keeps each of the images that is worse than what was offered before. */
  void offer(Images candidates) {
    INDArray logits = request.classifier().logits(candidates);
    double[] candidateLosses = loss.at(logits).losses();
    INDArray array = candidates.array();
    int[] predictions = logits.argMax(1).toIntVector();
    for (int i = 0; i < losses.length; i++) {
      boolean errs = predictions[i] != request.labels()[i];
      if (errs == misclassified[i] ? candidateLosses[i] > losses[i] : errs) {
        images.slice(i).assign(array.slice(i));
        misclassified[i] = errs;
        losses[i] = candidateLosses[i];
      }
    }
  }

  /** Returns the kept images. */
  Images images() {
    return Images.of(images);
  }
}
