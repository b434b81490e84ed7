package org.robustlt.core.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Ints;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataException;
import org.robustlt.core.data.LongTailedSplit;

class SplitConventionTest {
  private static final int[] LABELS = IntStream.range(0, 60).map(i -> i % 3).toArray();
  private static final ClassFrequencies TAKEN = ClassFrequencies.of(20, 10, 4);

  @Test
  void validationHoldsTheLastOfEachClassRoundedDown() {
    LongTailedSplit split = SplitConvention.GENERATOR.select(LABELS, TAKEN, 7, 0.25);
    assertThat(split.training()).hasSize(15 + 8 + 3);
    assertThat(split.validation()).hasSize(5 + 2 + 1);
    assertThat(split.selected()).isEqualTo(TAKEN);
    assertThat(split.trainingFrequencies()).isEqualTo(ClassFrequencies.of(15, 8, 3));

    LongTailedSplit whole = SplitConvention.GENERATOR.select(LABELS, TAKEN, 7, 0);
    assertThat(whole.validation()).isEmpty();
    assertThat(whole.training()).startsWith(IntStream.of(split.training()).limit(15).toArray());
    assertThat(Ints.concat(split.training(), split.validation()))
        .containsExactlyInAnyOrder(whole.training());
  }

  @Test
  void aClassThatIsTooSmallIsTakenWholeToTheTrainingFirst() {
    LongTailedSplit split =
        SplitConvention.GENERATOR.select(LABELS, ClassFrequencies.of(24, 40, 4), 7, 0.25);
    assertThat(split.selected()).isEqualTo(ClassFrequencies.of(20, 20, 4));
    assertThat(split.trainingFrequencies()).isEqualTo(ClassFrequencies.of(18, 20, 3));
    // numpy.random.default_rng(7), shuffle, [:take - int(take * 0.25)] and [... :take]
    assertThat(split.validation()).containsExactly(27, 33, 32);
    assertThat(split.training()).hasSize(41).startsWith(9, 24, 36).endsWith(20, 41, 5);
  }

  @Test
  void partsShareNoImageAndKeepTheirClasses() {
    for (SplitConvention convention : SplitConvention.values()) {
      LongTailedSplit split = convention.select(LABELS, TAKEN, 3, 0.25);
      int[] selected = Ints.concat(split.training(), split.validation());
      assertThat(selected).doesNotHaveDuplicates();
      for (int c = 0; c < 3; c++) {
        int label = c;
        assertThat(IntStream.of(selected).filter(index -> LABELS[index] == label).count())
            .isEqualTo(TAKEN.count(c));
      }
    }
  }

  @Test
  void seedsAndConventionsSelectDifferently() {
    int[] one = SplitConvention.GENERATOR.select(LABELS, TAKEN, 1, 0).training();
    assertThat(SplitConvention.GENERATOR.select(LABELS, TAKEN, 2, 0).training()).isNotEqualTo(one);
    assertThat(SplitConvention.RANDOM_STATE.select(LABELS, TAKEN, 1, 0).training())
        .isNotEqualTo(one);
  }

  @Test
  void impossibleSelectionsAreErrors() {
    assertThatThrownBy(
            () -> SplitConvention.GENERATOR.select(LABELS, ClassFrequencies.of(1, 1), 1, 0))
        .isInstanceOf(DataException.class)
        .hasMessage("labels must be 0..1, image 2 has label 2");
    assertThatThrownBy(() -> SplitConvention.GENERATOR.select(LABELS, TAKEN, 1, 1))
        .hasMessage("validation fraction must be at least 0 and below 1, got 1.0");
    assertThatThrownBy(() -> SplitConvention.GENERATOR.select(LABELS, TAKEN, -1, 0))
        .hasMessage("seed must be at least 0, got -1");
    assertThatThrownBy(() -> SplitConvention.RANDOM_STATE.select(LABELS, TAKEN, 1L << 32, 0))
        .hasMessage("seed of the legacy generator must be 0..4294967295, got 4294967296");
  }
}
