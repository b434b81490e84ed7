package org.robustlt.core.data.pipeline;

import java.util.List;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.LabeledImages;
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
  private final Sampler sampler;
  private final BatchOptions options;
  private final BatchAssembly assembly;
  private final BufferPool buffers;

  private ImageBatches(
      LabeledImages images,
      Sampler sampler,
      List<Augmentation> augmentations,
      RandomSource random,
      BatchOptions options) {
    this.sampler = sampler;
    this.options = options;
    this.assembly = new BatchAssembly(images, List.copyOf(augmentations), random);
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
        images, new SequentialSampler(indices), List.of(), RandomSource.ofSeed(0), options);
  }

  /**
   * Returns batches to train on.
   *
   * @param images the data set
   * @param sampler which of its images an epoch visits, in which order
   * @param augmentations applied one after the other
   * @param random where the draws of the augmentations come from; the path to an image's draws is
   *     (epoch, image, repetition within the epoch, augmentation)
   * @param options how to cut them
   */
  public static BatchSource training(
      LabeledImages images,
      Sampler sampler,
      List<Augmentation> augmentations,
      RandomSource random,
      BatchOptions options) {
    return new ImageBatches(images, sampler, augmentations, random, options);
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
  public BatchStream epoch(int epoch) {
    if (epoch < 1) {
      throw new IllegalArgumentException("epochs count from 1, got " + epoch);
    }
    return new PreparedBatchStream(
        new EpochPlan(epoch, sampler.order(epoch)), assembly, buffers, options);
  }
}
