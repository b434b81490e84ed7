package org.robustlt.core.data.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.Batch;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.data.format.ImagesInMemory;
import org.robustlt.core.data.sampling.SequentialSampler;

/** What becomes of an image depends on seed, epoch and image: not on threads, order or batches. */
class EveryAugmentationTest {
  private static final ImageShape SHAPE = new ImageShape(3, 20, 16);
  private static final int IMAGES = 300;

  private final LabeledImages images = images();
  private final List<Augmentation> augmentations = augmentations();

  private static LabeledImages images() {
    byte[] pixels = new byte[IMAGES * SHAPE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 + i / 977);
    }
    return new ImagesInMemory(SHAPE, pixels, new int[IMAGES]);
  }

  private static List<Augmentation> augmentations() {
    List<Augmentation> all = new ArrayList<>();
    for (AugmentationProvider provider : ServiceLoader.load(AugmentationProvider.class)) {
      all.add(provider.create(SHAPE));
    }
    assertThat(all).hasSizeGreaterThanOrEqualTo(6);
    return all;
  }

  /** Returns {@code [image][pixel]}. */
  private float[][] augmented(IntUnaryOperator order, int batchSize, int threads) {
    int[] indices = IntStream.range(0, IMAGES).map(order).toArray();
    float[][] augmented = new float[IMAGES][];
    try (BatchStream stream =
        ImageBatches.training(
                images,
                new SequentialSampler(indices),
                augmentations,
                ImageBatches.UNMIXED,
                RandomSource.ofSeed(12),
                new BatchOptions(batchSize, DataType.FLOAT, threads))
            .epoch(3)) {
      while (stream.hasNext()) {
        Batch batch = stream.next();
        for (int i = 0; i < batch.size(); i++) {
          augmented[batch.indices()[i]] = batch.images().slice(i).dup('c').data().asFloat();
        }
      }
    }
    return augmented;
  }

  @Test
  void anImageIsAugmentedAlikeWhateverTheThreadsTheOrderAndTheBatches() {
    float[][] expected = augmented(i -> i, IMAGES, 1);
    assertThat(augmented(i -> i, 7, 6)).isDeepEqualTo(expected);
    assertThat(augmented(i -> IMAGES - 1 - i, 32, 3)).isDeepEqualTo(expected);
    assertThat(augmented(i -> i * 7 % IMAGES, 1, 2)).isDeepEqualTo(expected);
  }
}
