package org.robustlt.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.random.RandomSource;

class StratifiedSampleTest {
  /** 60 images of class 0, 30 of class 1, 10 of class 2. */
  private static final int[] LABELS =
      IntStream.range(0, 100).map(i -> i % 10 == 0 ? 2 : i % 10 < 4 ? 1 : 0).toArray();

  private static final RandomSource RANDOM = RandomSource.ofSeed(5);

  @Test
  void drawsEquallyManyOfEachClass() {
    assertThat(counts(draw(24))).containsExactly(8, 8, 8);
    assertThat(counts(draw(25))).containsExactly(9, 8, 8);
  }

  @Test
  void takesAllOfAClassThatHasTooFew() {
    assertThat(counts(draw(60))).containsExactly(25, 25, 10);
    assertThat(draw(100)).isEqualTo(IntStream.range(0, 100).toArray());
    assertThat(draw(1000)).hasSize(100);
  }

  @Test
  void aLargerSampleContainsASmallerOne() {
    assertThat(draw(50)).contains(draw(20)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void anotherSeedDrawsOthers() {
    assertThat(StratifiedSample.draw(LABELS, 3, 20, RandomSource.ofSeed(6))).isNotEqualTo(draw(20));
  }

  @Test
  void refusesLessThanAnImageOfEachClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> draw(2))
        .withMessage("limit must be at least 1 image for each of the 3 classes, got 2 images");
  }

  private static int[] draw(int size) {
    return StratifiedSample.draw(LABELS, 3, size, RANDOM);
  }

  private static int[] counts(int[] sample) {
    int[] counts = new int[3];
    Arrays.stream(sample).forEach(i -> counts[LABELS[i]]++);
    return counts;
  }
}
