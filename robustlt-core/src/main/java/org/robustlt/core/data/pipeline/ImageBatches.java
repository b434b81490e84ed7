package org.robustlt.core.data.pipeline;

import java.util.List;
import java.util.Optional;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.data.sampling.Sampler;
import org.robustlt.core.data.sampling.SequentialSampler;

/**
 * Images of a data set in batches that are read, augmented and assembled ahead by other threads.
 * Memory is bounded by a few batches, and buffers are used again from epoch to epoch.
 */
public final class ImageBatches implements BatchSource {
  /** Leaves batches as they are. */
  public static final Mixing UNMIXED = (shape, random) -> Optional.empty();

  private final Sampler sampler;
  private final BatchOptions options;
  private final BatchAssembly assembly;
  private final BufferPool buffers;

  private ImageBatches(
      LabeledImages images,
      Sampler sampler,
      List<Augmentation> augmentations,
      Mixing mixing,
      RandomSource random,
      BatchOptions options) {
    this.sampler = sampler;
    this.options = options;
    this.assembly = new BatchAssembly(images, List.copyOf(augmentations), mixing, random);
    this.buffers = new BufferPool(options.type(), options.batchSize(), images.shape());
  }

  /**
   * Returns batches of the given images as they are, in the given order.
   *
   * @param images the data set
   * @param indices which of its images
   * @param options how to cut them
   */
  public static BatchSource ordered(LabeledImages images, int[] indices, BatchOptions options) {
    return new ImageBatches(
        images,
        new SequentialSampler(indices),
        List.of(),
        UNMIXED,
        RandomSource.ofSeed(0),
        options);
  }

  /**
   * Returns batches to train on.
   *
   * @param images the data set
   * @param sampler which of its images an epoch visits, in which order
   * @param augmentations applied one after the other
   * @param mixing how the augmented images of a batch are mixed with one another
   * @param random where the draws come from; the path to an image's draws is (epoch, image,
   *     repetition within the epoch, augmentation), to those of a mixture ("mixing", epoch,
   *     position of the batch's first image)
   * @param options how to cut them
   */
  public static BatchSource training(
      LabeledImages images,
      Sampler sampler,
      List<Augmentation> augmentations,
      Mixing mixing,
      RandomSource random,
      BatchOptions options) {
    return new ImageBatches(images, sampler, augmentations, mixing, random, options);
  }

  @Override
  public int images() {
    return sampler.size();
  }

  @Override
  public int batches() {
    return (sampler.size() + options.batchSize() - 1) / options.batchSize();
  }

  @Override
  public BatchStream epoch(int epoch, int batch) {
    if (epoch < 1) {
      throw new IllegalArgumentException("epochs count from 1, got " + epoch);
    }
    return new PreparedBatchStream(
        new EpochPlan(epoch, sampler.order(epoch)),
        Math.multiplyExact(batch, options.batchSize()),
        assembly,
        buffers,
        options);
  }
}
