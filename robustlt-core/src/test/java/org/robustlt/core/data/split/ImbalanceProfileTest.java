package org.robustlt.core.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataException;

class ImbalanceProfileTest {
  private static final ClassFrequencies BALANCED = ClassFrequencies.of(37, 37, 37);
  private static final ClassFrequencies LONG_TAILED = ClassFrequencies.of(400, 90, 20);

  @Test
  void profilesTakeAsMuchAsABalancedSetHas() {
    assertThat(new ExponentialProfile(new ImbalanceOptions(10, 0)).create(BALANCED))
        .isEqualTo(ClassFrequencies.of(37, 11, 3));
    assertThat(new StepProfile(new ImbalanceOptions(10, 0)).create(BALANCED))
        .isEqualTo(ClassFrequencies.of(37, 3, 3));
    assertThat(new UniformProfile(new UniformOptions(0)).create(BALANCED)).isEqualTo(BALANCED);
  }

  @Test
  void profilesTakeAsMuchAsALongTailedSetAllows() {
    assertThat(new ExponentialProfile(new ImbalanceOptions(25, 0)).create(LONG_TAILED))
        .isEqualTo(ClassFrequencies.of(400, 80, 16));
    assertThat(new ExponentialProfile(new ImbalanceOptions(4, 0)).create(LONG_TAILED))
        .isEqualTo(ClassFrequencies.of(83, 41, 20));
    assertThat(new UniformProfile(new UniformOptions(0)).create(LONG_TAILED))
        .isEqualTo(ClassFrequencies.of(20, 20, 20));
  }

  @Test
  void aRatioThatLeavesAClassWithoutImagesIsAnError() {
    assertThatThrownBy(() -> new ExponentialProfile(new ImbalanceOptions(50, 0)).create(BALANCED))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "exponential profile of ratio 50.0 leaves class 2 (3 of 3) without images: every class"
                + " must keep at least 1, the largest keeps 37");
  }

  @Test
  void asGivenTakesEveryImage() {
    assertThat(new AsGivenProfile().create(LONG_TAILED)).isEqualTo(LONG_TAILED);
  }

  @Test
  void profilesMayAskForMoreThanThereIs() {
    assertThat(new StepProfile(new ImbalanceOptions(2, 100)).create(LONG_TAILED))
        .isEqualTo(ClassFrequencies.of(100, 50, 50));
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(() -> new ImbalanceOptions(0.5, 0))
        .hasMessage("ratio must be at least 1, got 0.5");
    assertThatThrownBy(() -> new ImbalanceOptions(Double.NaN, 0))
        .hasMessage("ratio must be at least 1, got NaN");
    assertThatThrownBy(() -> new UniformOptions(-1))
        .hasMessage("largest must be at least 0, got -1");
  }
}
