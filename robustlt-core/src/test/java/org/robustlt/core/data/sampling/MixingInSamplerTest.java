package org.robustlt.core.data.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.random.RandomSource;

/** Of 25 images, and 7 further ones that begin with number 100. */
class MixingInSamplerTest {
  private static final int BATCH = 10;
  private static final int EXTRA = 7;

  private static MixingInSampler sampler() {
    return new MixingInSampler(
        new ShufflingSampler(IntStream.range(0, 25).toArray(), RandomSource.ofSeed(5)),
        BATCH,
        EXTRA,
        100,
        7,
        RandomSource.ofSeed(6));
  }

  @Test
  void everyBatchHasItsShareOfFurtherImages() {
    int[] order = sampler().order(1);
    // Eight batches of 3 originals; 1 is left, with which 7/3 further images go.
    assertThat(order).hasSize(8 * BATCH + 1 + 2);
    assertThat(sampler().size()).isEqualTo(order.length);
    for (int batch = 0; batch < 8; batch++) {
      assertThat(extras(order, batch * BATCH, (batch + 1) * BATCH))
          .as("batch %d", batch)
          .isEqualTo(EXTRA);
    }
    assertThat(extras(order, 8 * BATCH, order.length)).isEqualTo(2);
  }

  private static long extras(int[] order, int from, int until) {
    return Arrays.stream(order, from, until).filter(index -> index >= 100).count();
  }

  @Test
  void everyOriginalIsVisitedOnceAndFurtherImagesAreDrawn() {
    int[] order = sampler().order(3);
    assertThat(IntStream.of(order).filter(index -> index < 100).sorted().toArray())
        .isEqualTo(IntStream.range(0, 25).toArray());
    assertThat(IntStream.of(order).filter(index -> index >= 100).distinct().sorted().toArray())
        .isEqualTo(IntStream.range(100, 107).toArray());
    assertThat(sampler().order(3)).isEqualTo(order);
    assertThat(sampler().order(4)).isNotEqualTo(order);
  }

  @Test
  void refusesABatchOfFurtherImagesAlone() {
    assertThatThrownBy(
            () ->
                new MixingInSampler(
                    new SequentialSampler(new int[3]), 4, 4, 3, 9, RandomSource.ofSeed(1)))
        .hasMessage("4 of 9 further images do not fit into a batch of 4");
  }
}
