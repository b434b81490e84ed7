package org.robustlt.core.data.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.Batch;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.data.format.ImagesInMemory;
import org.robustlt.core.data.sampling.SequentialSampler;
import org.robustlt.core.data.sampling.ShufflingSampler;

class ImageBatchesTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 4);
  private static final int IMAGES = 53;
  private static final Augmentation NOISE =
      (image, shape, random, augmented) -> {
        for (int i = 0; i < image.length; i++) {
          augmented[i] = (byte) (image[i] + random.nextInt(7));
        }
      };

  private final LabeledImages images = images();

  private static LabeledImages images() {
    byte[] pixels = new byte[IMAGES * SHAPE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 + i / 24);
    }
    return new ImagesInMemory(SHAPE, pixels, IntStream.range(0, IMAGES).map(i -> i % 5).toArray());
  }

  private BatchSource training(int batchSize, int threads) {
    return training(batchSize, threads, ImageBatches.UNMIXED);
  }

  private BatchSource training(int batchSize, int threads, Mixing mixing) {
    return ImageBatches.training(
        images,
        new ShufflingSampler(IntStream.range(0, IMAGES).toArray(), RandomSource.ofSeed(3)),
        List.of(NOISE, NOISE),
        mixing,
        RandomSource.ofSeed(4),
        new BatchOptions(batchSize, DataType.FLOAT, threads));
  }

  /** One row per image: its index, its label and its pixels. */
  private static List<double[]> read(BatchSource source, int epoch) {
    List<double[]> rows = new ArrayList<>();
    try (BatchStream stream = source.epoch(epoch)) {
      while (stream.hasNext()) {
        Batch batch = stream.next();
        for (int i = 0; i < batch.size(); i++) {
          double[] pixels = batch.images().slice(i).dup().ravel().toDoubleVector();
          double[] row = Arrays.copyOf(pixels, pixels.length + 2);
          row[pixels.length] = batch.labels()[i];
          row[pixels.length + 1] = batch.indices()[i];
          rows.add(row);
        }
      }
    }
    return rows;
  }

  @Test
  void orderedBatchesHoldThePixelsInPixelScale() {
    int[] indices = {5, 0, 52, 17, 3};
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
      List<double[]> rows =
          read(ImageBatches.ordered(images, indices, new BatchOptions(2, type, 2)), 1);
      assertThat(rows).hasSize(5);
      byte[] pixels = new byte[SHAPE.size()];
      for (int i = 0; i < indices.length; i++) {
        images.read(indices[i], pixels, 0);
        for (int p = 0; p < pixels.length; p++) {
          assertThat(rows.get(i)[p]).isEqualTo((float) (pixels[p] & 0xff) / 255f);
        }
        assertThat(rows.get(i)[24]).isEqualTo(indices[i] % 5);
        assertThat(rows.get(i)[25]).isEqualTo(indices[i]);
      }
    }
  }

  @Test
  void theLastBatchIsSmaller() {
    BatchSource source = training(8, 1);
    assertThat(source.batches()).isEqualTo(7);
    assertThat(source.images()).isEqualTo(IMAGES);
    List<Integer> sizes = new ArrayList<>();
    try (BatchStream stream = source.epoch(1)) {
      while (stream.hasNext()) {
        Batch batch = stream.next();
        assertThat(batch.images().shape()).containsExactly(batch.size(), 2, 3, 4);
        sizes.add(batch.size());
      }
      assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }
    assertThat(sizes).containsExactly(8, 8, 8, 8, 8, 8, 5);
  }

  @Test
  void batchesDoNotDependOnTheNumberOfThreadsOrWhatWasReadBefore() {
    List<double[]> expected = read(training(8, 1), 2);
    BatchSource other = training(8, 5);
    read(other, 7);
    assertThat(read(other, 2)).usingElementComparator(Arrays::compare).isEqualTo(expected);
    assertThat(read(training(3, 2), 2)).usingElementComparator(Arrays::compare).isEqualTo(expected);
  }

  @Test
  void batchesAreThoseOfASequentialReference() {
    int[] order =
        new ShufflingSampler(IntStream.range(0, IMAGES).toArray(), RandomSource.ofSeed(3)).order(6);
    List<double[]> expected = new ArrayList<>();
    for (int index : order) {
      byte[] image = new byte[SHAPE.size()];
      images.read(index, image, 0);
      RandomSource draws = RandomSource.ofSeed(4).at(6).at(index).at(0);
      byte[] once = new byte[SHAPE.size()];
      NOISE.augment(image, SHAPE, draws.at(0).generator(), once);
      byte[] twice = new byte[SHAPE.size()];
      NOISE.augment(once, SHAPE, draws.at(1).generator(), twice);
      double[] row = new double[SHAPE.size() + 2];
      for (int i = 0; i < twice.length; i++) {
        row[i] = (twice[i] & 0xff) / 255f;
      }
      row[SHAPE.size()] = images.label(index);
      row[SHAPE.size() + 1] = index;
      expected.add(row);
    }
    for (int threads : new int[] {1, 2, 7}) {
      assertThat(read(training(5, threads), 6))
          .usingElementComparator(Arrays::compare)
          .isEqualTo(expected);
    }
  }

  @Test
  void epochsDifferInOrderAndAugmentation() {
    List<double[]> first = read(training(8, 1), 1);
    List<double[]> second = read(training(8, 1), 2);
    assertThat(second).usingElementComparator(Arrays::compare).doesNotContainAnyElementsOf(first);
    assertThat(second.stream().mapToInt(row -> (int) row[25]).sorted())
        .containsExactly(IntStream.range(0, IMAGES).boxed().toArray(Integer[]::new));
  }

  @Test
  void repeatedImagesAreAugmentedAnew() {
    BatchSource source =
        ImageBatches.training(
            images,
            new SequentialSampler(new int[] {9, 9}),
            List.of(NOISE),
            ImageBatches.UNMIXED,
            RandomSource.ofSeed(4),
            BatchOptions.ofSize(2));
    List<double[]> rows = read(source, 1);
    assertThat(rows.get(0)).isNotEqualTo(rows.get(1));
  }

  @Test
  void closingEarlyStopsTheThreads() throws InterruptedException {
    BatchStream stream = training(1, 3).epoch(1);
    stream.next();
    List<Thread> threads = dataThreads();
    assertThat(threads).isNotEmpty();
    stream.close();
    assertThat(stream.hasNext()).isFalse();
    for (Thread thread : threads) {
      thread.join(1_000);
      assertThat(thread.isAlive()).isFalse();
    }
    stream.close();
  }

  private static List<Thread> dataThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("robustlt-data"))
        .toList();
  }

  @Test
  void whatGoesWrongWithAnImageReachesTheReader() {
    LabeledImages damaged =
        new LabeledImages() {
          @Override
          public int size() {
            return IMAGES;
          }

          @Override
          public ImageShape shape() {
            return SHAPE;
          }

          @Override
          public int label(int index) {
            return 0;
          }

          @Override
          public void read(int index, byte[] target, int offset) {
            if (index == 20) {
              throw new DataException("image 20 is damaged");
            }
          }
        };
    BatchSource source =
        ImageBatches.ordered(
            damaged, IntStream.range(0, IMAGES).toArray(), new BatchOptions(4, DataType.FLOAT, 2));
    try (BatchStream stream = source.epoch(1)) {
      for (int i = 0; i < 5; i++) {
        stream.next();
      }
      assertThatThrownBy(stream::next)
          .isInstanceOf(DataException.class)
          .hasMessage("image 20 is damaged");
    }
  }

  @Test
  void whatFailsSaysWithWhichImage() {
    Augmentation broken =
        (image, shape, random, augmented) -> {
          if (image[0] == 0) {
            throw new IllegalStateException("no such colour");
          }
        };
    BatchSource source =
        ImageBatches.training(
            images,
            new SequentialSampler(new int[] {3, 0}),
            List.of(broken),
            ImageBatches.UNMIXED,
            RandomSource.ofSeed(4),
            BatchOptions.ofSize(2));
    try (BatchStream stream = source.epoch(1)) {
      assertThatThrownBy(stream::next)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "image 0 cannot be prepared: java.lang.IllegalStateException: no such colour");
    }
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(() -> BatchOptions.ofSize(0))
        .hasMessage("batch size must be at least 1, got 0");
    assertThatThrownBy(() -> new BatchOptions(1, DataType.FLOAT, 0))
        .hasMessage("data threads must be at least 1, got 0");
    assertThatThrownBy(() -> new BatchOptions(1, DataType.INT32, 1))
        .hasMessage("batches are FLOAT or DOUBLE, got INT");
    assertThatThrownBy(() -> training(4, 1).epoch(0)).hasMessage("epochs count from 1, got 0");
  }
}
