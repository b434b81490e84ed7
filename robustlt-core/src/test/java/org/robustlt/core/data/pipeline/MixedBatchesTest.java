package org.robustlt.core.data.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.Overlay;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.Batch;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.data.format.ImagesInMemory;
import org.robustlt.core.data.mixing.MixUp;
import org.robustlt.core.data.mixing.MixingOptions;
import org.robustlt.core.data.sampling.SequentialSampler;

/** Images are mixed with the ones before them, and labels in the same shares. */
class MixedBatchesTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 4);
  private static final int IMAGES = 7;
  private static final int BATCH = 3;

  private final LabeledImages images = images();

  private static LabeledImages images() {
    byte[] pixels = new byte[IMAGES * SHAPE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 + i / 24);
    }
    return new ImagesInMemory(SHAPE, pixels, IntStream.range(0, IMAGES).map(i -> 6 - i).toArray());
  }

  /** A batch that outlives its stream. */
  @SuppressWarnings("ArrayRecordComponent") // read, not compared
  private record Kept(double[] pixels, int[] labels, int[] indices, Optional<Batch.Mixture> mix) {}

  private List<Kept> read(Mixing mixing, DataType type, int threads, int epoch) {
    List<Kept> batches = new ArrayList<>();
    try (BatchStream stream =
        ImageBatches.training(
                images,
                new SequentialSampler(IntStream.range(0, IMAGES).toArray()),
                List.of(),
                mixing,
                RandomSource.ofSeed(4),
                new BatchOptions(BATCH, type, threads))
            .epoch(epoch)) {
      while (stream.hasNext()) {
        Batch batch = stream.next();
        batches.add(
            new Kept(
                batch.images().dup().ravel().toDoubleVector(),
                batch.labels().clone(),
                batch.indices().clone(),
                batch.mixture().map(m -> new Batch.Mixture(m.labels().clone(), m.share()))));
      }
    }
    return batches;
  }

  private float pixel(int image, int at) {
    byte[] pixels = new byte[SHAPE.size()];
    images.read(image, pixels, 0);
    return (pixels[at] & 0xff) / 255f;
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, 0.25", "DOUBLE, 0.25", "FLOAT, 0.9"})
  void aWindowOfTheImageBeforeLiesOverEachImage(DataType type, double opacity) {
    Overlay window = new Overlay(1, 0, 3, 3, opacity);
    int from = 0;
    for (Kept batch : read((shape, random) -> Optional.of(window), type, 2, 1)) {
      int size = batch.labels().length;
      for (int i = 0; i < size; i++) {
        int own = from + i;
        int other = from + (i + size - 1) % size;
        assertThat(batch.indices()[i]).isEqualTo(own);
        for (int p = 0; p < SHAPE.size(); p++) {
          boolean inside = p / 4 % 3 >= 1 && p % 4 < 3;
          float expected =
              inside
                  ? pixel(own, p) * (float) (1 - opacity) + pixel(other, p) * (float) opacity
                  : pixel(own, p);
          assertThat(batch.pixels()[i * SHAPE.size() + p]).isEqualTo(expected);
        }
        Batch.Mixture mixture = batch.mix().orElseThrow();
        assertThat(mixture.share()).isEqualTo(opacity * 0.5);
        assertThat(batch.labels()[i]).isEqualTo(6 - own);
        assertThat(mixture.labels()[i]).isEqualTo(6 - other);
      }
      from += size;
    }
    assertThat(from).isEqualTo(IMAGES);
  }

  @ParameterizedTest
  @CsvSource({"0.7", "1"})
  void theLabelIsThatOfTheLargerShare(double opacity) {
    Mixing mixing = (shape, random) -> Optional.of(Overlay.whole(shape, opacity));
    Kept batch = read(mixing, DataType.FLOAT, 1, 1).get(0);
    assertThat(batch.labels()).containsExactly(4, 6, 5);
    assertThat(batch.mix().orElseThrow().labels()).containsExactly(6, 5, 4);
    assertThat(batch.mix().orElseThrow().share()).isEqualTo(1 - opacity);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "3, 1"})
  void drawsDependOnTheEpochAndTheBatchOnly(int threads, int otherThreads) {
    Mixing mixing = new MixUp(new MixingOptions(1, 0.8)).create(SHAPE);
    List<Double> shares = new ArrayList<>();
    for (int epoch = 1; epoch <= 4; epoch++) {
      List<Kept> expected = read(mixing, DataType.FLOAT, threads, epoch);
      List<Kept> actual = read(mixing, DataType.FLOAT, otherThreads, epoch);
      for (int b = 0; b < expected.size(); b++) {
        assertThat(actual.get(b).pixels()).isEqualTo(expected.get(b).pixels());
        assertThat(actual.get(b).mix().map(Batch.Mixture::share))
            .isEqualTo(expected.get(b).mix().map(Batch.Mixture::share));
        expected.get(b).mix().ifPresent(mixture -> shares.add(mixture.share()));
      }
    }
    assertThat(shares).hasSizeBetween(5, 11).doesNotHaveDuplicates();
  }
}
