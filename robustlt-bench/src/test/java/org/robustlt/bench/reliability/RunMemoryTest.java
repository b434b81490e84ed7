package org.robustlt.bench.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Runs that follow one another in a process leave nothing outside the heap behind. */
@EnabledIfSystemProperty(named = "robustlt.campaign", matches = "true")
class RunMemoryTest {
  private static final int RUNS = 10;

  @TempDir private Path folder;

  @Test
  void tenRunsInBfloat16HoldAsMuchAsOne() throws Exception {
    Workshop workshop = new Workshop(folder);
    long first = 0;
    long last = 0;
    for (int seed = 1; seed <= RUNS; seed++) {
      assertThat(
              workshop.train(
                  folder.resolve("run-" + seed),
                  "--set",
                  "seed=" + seed,
                  "--set",
                  "model={use: wrn-16-4}",
                  "--set",
                  "training.epochs=1",
                  "--set",
                  "precision.attack=bfloat16"))
          .extracting(Workshop.Result::code)
          .isEqualTo(0);
      last = resident();
      first = seed == 1 ? last : first;
    }
    assertThat(Pointer.totalBytes()).as("bytes that pointers hold").isLessThan(1 << 20);
    // A second network of each run, 11 MB of weights alone, would be a quarter more after ten.
    assertThat(last).as("resident bytes, after one run " + first).isLessThan(first + first / 20);
  }

  private static long resident() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return Pointer.physicalBytes();
  }
}
