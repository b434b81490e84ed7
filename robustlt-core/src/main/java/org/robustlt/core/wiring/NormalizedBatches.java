package org.robustlt.core.wiring;

import java.util.Optional;
import java.util.stream.IntStream;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.core.run.RunException;

/**
 * Whether batch normalization can use every batch: over a single value of a channel, the result is
 * 0 whatever the image, and the running variance goes to 0.
 */
final class NormalizedBatches {
  private NormalizedBatches() {}

  /**
   * Checks the batches of a training.
   *
   * @param images how many images an epoch has
   * @param batchSize of how many a batch is made, but the last
   * @throws RunException if there is a batch of one image whose features are of 1x1 before a batch
   *     normalization
   */
  static void check(NetworkDescription network, int images, int batchSize) {
    Optional<String> single =
        network.nodes().stream()
            .filter(node -> node.layer() instanceof Layer.BatchNormalization)
            .filter(node -> node.output().height() * node.output().width() == 1)
            .map(NetworkDescription.Node::name)
            .findFirst();
    if (single.isPresent() && images > 0 && (batchSize == 1 || images % batchSize == 1)) {
      throw new RunException(
          "training.batchSize: "
              + (batchSize == 1 ? "every batch is" : "the last batch of an epoch is")
              + " of 1 image, and batch normalization \""
              + single.get()
              + "\" sees features of 1x1, a single value for each channel; "
              + (batchSize == 1
                  ? "training.batchSize must be at least 2"
                  : images
                      + " images leave no such batch with training.batchSize="
                      + larger(images, batchSize)));
    }
  }

  private static int larger(int images, int batchSize) {
    return IntStream.iterate(batchSize + 1, size -> size + 1)
        .filter(size -> images % size != 1)
        .findFirst()
        .orElseThrow();
  }
}
