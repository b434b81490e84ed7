package org.robustlt.core.data.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.format.ImagesInMemory;

class ClassBalancedSamplerTest {
  /** Images 0..9 of class 0, 10..12 of class 1, 13 of class 2. */
  private static final LabeledImages IMAGES =
      new ImagesInMemory(
          new ImageShape(1, 1, 1),
          new byte[14],
          new int[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2});

  private static final int[] ALL = IntStream.range(0, 14).toArray();

  private static ClassBalancedSampler sampler(int classes, int perClass) {
    return new ClassBalancedSampler(IMAGES, ALL, classes, perClass, RandomSource.ofSeed(5));
  }

  @Test
  void everyClassIsVisitedEquallyOften() {
    int[] order = sampler(3, 5).order(1);
    assertThat(order).hasSize(15);
    assertThat(IntStream.of(order).filter(index -> index < 10).distinct().count()).isEqualTo(5);
    for (int index = 10; index < 13; index++) {
      int image = index;
      assertThat(IntStream.of(order).filter(visited -> visited == image).count()).isBetween(1L, 2L);
    }
    assertThat(IntStream.of(order).filter(index -> index == 13).count()).isEqualTo(5);
  }

  @Test
  void largeClassesAreSubsampledAnewInEveryEpoch() {
    ClassBalancedSampler sampler = sampler(3, 2);
    long visited =
        IntStream.rangeClosed(1, 40)
            .flatMap(epoch -> IntStream.of(sampler.order(epoch)))
            .distinct()
            .count();
    assertThat(visited).isEqualTo(14);
    assertThat(sampler.order(7)).isEqualTo(sampler.order(7));
  }

  @Test
  void epochsKeepTheirLength() {
    assertThat(
            ClassBalancedSampler.keepingEpochLength(IMAGES, ALL, 3, RandomSource.ofSeed(5)).size())
        .isEqualTo(12);
  }

  @Test
  void aClassWithoutImagesIsAnError() {
    assertThatThrownBy(() -> sampler(4, 2))
        .isInstanceOf(DataException.class)
        .hasMessage("class 3 has no images to balance");
    assertThatThrownBy(() -> sampler(3, 0))
        .hasMessage("images per class must be at least 1, got 0");
  }
}
