package org.robustlt.bench.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.job.TimeToGo.Kind;
import org.robustlt.bench.job.TimeToGo.Work;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.run.Protocols;
import org.robustlt.core.run.RunDirectory;

class TimeToGoTest {
  @TempDir private Path folder;

  private final AtomicLong clock = new AtomicLong();

  @Test
  void isTheWorkThatIsLeftAtTheSpeedSoFar() {
    // An epoch: 100 images x (3 + 2 steps x 2) passes; an evaluation: 10 images x 1 pass.
    TimeToGo job = job(2);
    job.beginRun(new Work(100, 0, List.of(10.0)));
    assertThat(job.remaining()).isEmpty();

    learn(job, 1);

    // Left: an epoch, an evaluation, and the second run; each pass took a hundredth of a second.
    double passes = 700 + 10 + 2 * 700 + 10;
    assertThat(seconds(job)).isCloseTo(passes / 100, Offset.offset(0.01));
  }

  @Test
  void countsEpochsThatWereDoneEarlierAsDone() {
    TimeToGo job = job(1);
    job.beginRun(new Work(100, 0, List.of(10.0)));
    job.resumeFrom(2);

    learn(job, 1);

    assertThat(seconds(job)).isCloseTo(0.1, Offset.offset(0.01));
  }

  @Test
  void believesAnEvaluationThatTellsWhatIsLeft() {
    TimeToGo job = job(1);
    job.beginRun(new Work(0, 0, List.of(1000.0, 500.0)));
    job.evaluating(0, 200);
    clock.addAndGet(4_000_000_000L);
    job.done(Kind.EVALUATION, 400);

    assertThat(seconds(job)).isCloseTo(7, Offset.offset(0.01));
    job.evaluating(1, 100);
    assertThat(seconds(job)).isCloseTo(1, Offset.offset(0.01));
  }

  @Test
  void followsAChangeOfSpeed() {
    TimeToGo job = job(20);
    for (int run = 0; run < 10; run++) {
      job.beginRun(new Work(100, 0, List.of()));
      learn(job, 1);
      learn(job, 1);
    }
    double before = seconds(job);
    for (int run = 0; run < 5; run++) {
      job.beginRun(new Work(100, 0, List.of()));
      learn(job, 20);
      learn(job, 20);
    }

    assertThat(before).isCloseTo(140, Offset.offset(1.0));
    assertThat(seconds(job)).isBetween(1200.0, 1400.0);
  }

  private void learn(TimeToGo job, int slowness) {
    clock.addAndGet(slowness * 7_000_000_000L);
    job.done(Kind.TRAINING, 700);
  }

  private static double seconds(TimeToGo job) {
    return job.remaining().map(Duration::toMillis).orElseThrow() / 1000.0;
  }

  private TimeToGo job(int runs) {
    RecipeReader reader = new RecipeReader(Registry.load(List.of()));
    Recipe recipe = reader.read(RECIPE, "recipe");
    RunPlan plan =
        new RunPlan(
            recipe,
            java.util.Optional.empty(),
            new RunDirectory(folder),
            List.of(new Protocols(reader).find("natural")));
    return new TimeToGo(java.util.Collections.nCopies(runs, plan), clock::get);
  }

  private static final String RECIPE =
      """
      name: r
      data: {use: fashion-mnist-mini, imbalance: {use: uniform}}
      model: {use: small-cnn}
      training: {epochs: 2}
      attack: {use: pgd, steps: 2}
      """;
}
