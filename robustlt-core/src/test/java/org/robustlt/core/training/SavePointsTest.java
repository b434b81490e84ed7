package org.robustlt.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SavePointsTest {
  private long now;
  private int saved;

  @Test
  void costAQuarterOfAPercentOfALongTraining() {
    train(20_000, 0.2, 0.02);

    assertThat(saved * 0.02).isBetween(0.002 * 4000, 0.003 * 4000);
  }

  @Test
  void areAfterEachEpochOfAShortTraining() {
    train(20, 0.2, 0.02);

    assertThat(saved).isEqualTo(20);
  }

  @Test
  void areAfterEachEpochThatTakesAMinute() {
    train(50, 60, 6);

    assertThat(saved).isEqualTo(50);
  }

  @Test
  void areAMinuteApartAtMost() {
    train(1000, 1, 2);

    assertThat(saved).isBetween(15, 20);
  }

  @Test
  void areWhereSomebodyAsks() {
    SavePoints points = train(1000, 0.2, 0.1);
    assertThat(points.dueAfterEpoch()).isFalse();

    points.saveSoon();

    assertThat(points.dueAfterEpoch()).isTrue();
  }

  private SavePoints train(int epochs, double seconds, double cost) {
    SavePoints points = new SavePoints(Duration.ofMinutes(15), () -> now);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      now += nanos(seconds);
      if (points.dueAfterEpoch()) {
        points.save(() -> now += nanos(cost));
        saved++;
      }
    }
    return points;
  }

  private static long nanos(double seconds) {
    return Math.round(1e9 * seconds);
  }
}
