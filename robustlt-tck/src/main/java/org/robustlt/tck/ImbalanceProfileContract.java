package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataException;

/**
 * What every imbalance profile has to keep: of each class at least one image and no more than there
 * are, or a {@link DataException} that says why that cannot be.
 */
public abstract class ImbalanceProfileContract {
  /** Returns how many images of each class are taken. */
  protected abstract ClassFrequencies selected(ClassFrequencies available);

  @ParameterizedTest
  @MethodSource("available")
  void takesWhatThereIs(ClassFrequencies available) {
    ClassFrequencies selected;
    try {
      selected = selected(available);
    } catch (DataException refused) {
      assertThat(refused).hasMessageNotContaining("null");
      return;
    }

    assertThat(selected.classes()).isEqualTo(available.classes());
    for (int c = 0; c < selected.classes(); c++) {
      assertThat(selected.count(c))
          .as("images of class %d of %s", c, available)
          .isBetween(1L, available.count(c));
    }
    assertThat(selected(available)).isEqualTo(selected);
  }

  static Stream<ClassFrequencies> available() {
    return Stream.of(
        ClassFrequencies.of(5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000),
        ClassFrequencies.of(500, 400, 300, 200, 100),
        ClassFrequencies.of(100, 300, 200),
        ClassFrequencies.of(9, 9));
  }
}
