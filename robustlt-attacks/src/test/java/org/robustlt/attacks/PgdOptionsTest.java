package org.robustlt.attacks;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;

final class PgdOptionsTest {
  private static void rejects(
      String message, double stepSize, int steps, RandomStart start, int restarts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PgdOptions(Norm.LINF, Magnitude.of(stepSize), steps, start, restarts))
        .withMessage(message);
  }

  @Test
  void namesOptionRuleAndValue() {
    rejects("steps must be at least 1, got 0", 0.1, 0, RandomStart.NONE, 1);
    rejects("restarts must be at least 1, got -1", 0.1, 1, RandomStart.NONE, -1);
    rejects("stepSize must be greater than 0, got 0", 0, 1, RandomStart.NONE, 1);
  }

  @Test
  void rejectsRestartsThatWouldAllBeTheSame() {
    rejects(
        "restarts must be 1 without a random start, since all runs would be the same, got 2",
        0.1,
        1,
        RandomStart.NONE,
        2);
  }
}
