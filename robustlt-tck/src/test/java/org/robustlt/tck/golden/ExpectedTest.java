package org.robustlt.tck.golden;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpectedTest {
  @Test
  void acceptsDeviationsWithinTheTolerance() {
    assertThatCode(() -> Expected.of("k", 100, 0).relative(0.01, 101, 0))
        .doesNotThrowAnyException();
    assertThatCode(() -> Expected.of("k", 100, 0).relativeToLargest(0.01, 100, 1))
        .doesNotThrowAnyException();
    assertThatCode(() -> Expected.of("k", 0.1).relativeToLargestOr(1, 0.01, 0.109))
        .doesNotThrowAnyException();
    assertThatCode(() -> Expected.of("k", 0.1, 9).relativeOr(1, 0.01, 0.109, 9.08))
        .doesNotThrowAnyException();
    assertThatCode(() -> Expected.of("k", Double.NaN).exactly(Double.NaN))
        .doesNotThrowAnyException();
  }

  @Test
  void namesKeyIndexExpectedAndActual() {
    assertThatThrownBy(() -> Expected.of("loss", 1, 2).relative(0.1, 1, 3))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "loss[1] must be 2.0 within 0.1 relative, got 3.0"
                + " (deviation 1.00; 1 of 2 values are wrong)");
    assertThatThrownBy(() -> Expected.of("loss", 0.5).relativeToLargestOr(1, 0.1, 0.7))
        .hasMessageStartingWith("loss[0] must be 0.5 within 0.1 times 1.0, got 0.7");
    assertThatThrownBy(() -> Expected.of("loss", 0.5).relativeOr(1, 0.1, 0.7))
        .hasMessageStartingWith("loss[0] must be 0.5 within 0.1 relative, or times 1.0, got 0.7");
    assertThatThrownBy(() -> Expected.of("loss", 1).exactly(Double.NaN))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("loss[0] must be 1.0 exactly, got NaN");
    assertThatThrownBy(() -> Expected.of("loss", Double.NaN).relative(1, 1))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Expected.of("loss", 1).exactly(1, 2))
        .hasMessage("loss must have 1 values, got 2");
  }
}
