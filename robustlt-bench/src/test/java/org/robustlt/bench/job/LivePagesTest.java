package org.robustlt.bench.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EpochRecord;

class LivePagesTest {
  private long now;
  private int written;

  @Test
  void costLessThanAPercentOfALongTraining() {
    train(20_000, 0.2, 0.05);

    assertThat(written * 0.05).isBetween(0.002 * 4000, 0.01 * 4000);
  }

  @Test
  void areWrittenAfterEachEpochThatIsNotShort() {
    train(8, 10, 0.1);

    assertThat(written).isEqualTo(8);
  }

  @Test
  void costATwentiethOfTheTimeAtMost() {
    train(100, 0.2, 0.1);

    assertThat(written * 0.1).isBetween(0.5, (100 * 0.2 + written * 0.1) / 20 + 0.1);
  }

  private void train(int epochs, double seconds, double page) {
    LivePages pages =
        new LivePages(
            List.of(),
            Optional.empty(),
            () -> {
              now += nanos(page);
              written++;
              return "";
            },
            () -> now);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      now += nanos(seconds);
      pages.on(new RunEvent.EpochFinished(record(epoch, epochs)));
    }
  }

  private static long nanos(double seconds) {
    return Math.round(1e9 * seconds);
  }

  private static EpochRecord record(int epoch, int epochs) {
    AccuracyRecord learnt = new AccuracyRecord(0.5, 0.5, List.of(0.5));
    return new EpochRecord(
        "epoch",
        epoch,
        epochs,
        "main",
        1,
        Map.of(),
        0.1,
        Optional.empty(),
        learnt,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        1,
        0,
        1,
        Optional.empty());
  }
}
