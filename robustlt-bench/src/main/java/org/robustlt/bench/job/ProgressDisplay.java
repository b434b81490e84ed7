package org.robustlt.bench.job;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.Statistic;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.TimeToGo.Images;
import org.robustlt.bench.job.TimeToGo.Kind;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EpochRecord;

/**
 * Shows how a job goes on: a bar where standard error is a terminal, and a line for each epoch and
 * each evaluation.
 */
final class ProgressDisplay implements RunListener, AutoCloseable {
  private final Console console;
  private final List<RunPlan> plans;
  private final TimeToGo timeToGo;
  private final boolean named;
  private int current = -1;
  private int counted;
  private @Nullable ProgressBar bar;

  ProgressDisplay(Console console, List<RunPlan> plans, LongSupplier nanoTime) {
    this.console = console;
    this.plans = List.copyOf(plans);
    this.timeToGo = new TimeToGo(plans, nanoTime);
    named = plans.size() > 1;
  }

  /** Says that the next run begins. */
  void beginRun(int training, int validation, int test) {
    current++;
    timeToGo.beginRun(new Images(training, validation, test));
    if (named) {
      note("");
      note(
          String.format(
              Locale.ROOT,
              "Run %d of %d: %s, seed %d",
              current + 1,
              plans.size(),
              plan().recipe().name(),
              plan().recipe().seed()));
    }
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.TrainingStarted started) {
      timeToGo.resumeFrom(started.firstEpoch());
      if (started.firstEpoch() > started.epochs()) {
        note("trained before");
      } else if (started.firstEpoch() > 1) {
        note("going on with epoch " + started.firstEpoch());
      }
    } else if (event instanceof RunEvent.BatchLearnt batch) {
      if (batch.progress().batch() == 0) {
        int epoch = batch.progress().epoch();
        int images = batch.progress().batches() * batch.images();
        open("epoch " + epoch + "/" + batch.progress().epochs(), images);
      }
      double passes = new Workload(plan().recipe()).trainingPasses(batch.progress().epoch());
      advance(Kind.TRAINING, batch.images(), passes);
    } else if (event instanceof RunEvent.Validating validating) {
      follow("validation", Kind.VALIDATION, validating.done(), validating.images());
    } else if (event instanceof RunEvent.Evaluating evaluating) {
      follow(evaluating.protocol(), Kind.EVALUATION, evaluating.done(), evaluating.images());
    } else if (event instanceof RunEvent.EpochFinished finished) {
      close();
      note(line(finished.epoch()));
    } else if (event instanceof RunEvent.Evaluated evaluated) {
      close();
      note(
          evaluated.evaluation().protocol().name()
              + "  overall "
              + percent(evaluated.evaluation().overall())
              + " %  tail "
              + percent(evaluated.evaluation().tail())
              + " %"
              + toGo());
    }
  }

  /** Takes the bar off the screen. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    counted = 0;
  }

  private void follow(String task, Kind kind, int done, int images) {
    if (counted == 0 || done < counted) {
      open(task, images);
    }
    double passes =
        kind == Kind.VALIDATION
            ? new Workload(plan().recipe()).validationPasses()
            : plan().protocols().stream()
                .filter(protocol -> protocol.name().equals(task))
                .mapToDouble(Workload::evaluationPasses)
                .findFirst()
                .orElse(1);
    advance(kind, done - counted, passes);
  }

  private void open(String task, int images) {
    close();
    if (console.errStyled()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(images)
              .setUpdateIntervalMillis(200)
              .setRenderer(new BarRenderer(this::toGo))
              .setConsumer(new TerminalLine(console))
              .build();
    }
  }

  private void advance(Kind kind, int images, double passesPerImage) {
    counted += images;
    synchronized (timeToGo) {
      timeToGo.done(kind, images * passesPerImage);
    }
    if (bar != null) {
      bar.stepBy(images);
    }
  }

  private RunPlan plan() {
    return plans.get(current);
  }

  private void note(String line) {
    console.note(line.isEmpty() || !named ? line : "  " + line);
  }

  private String line(EpochRecord epoch) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "epoch %" + Integer.toString(epoch.epochs()).length() + "d/%d  loss %.3f  ",
            epoch.epoch(),
            epoch.epochs(),
            epoch.loss()));
    line.append("training ").append(pair(epoch.natural(), epoch.robust()));
    epoch
        .validation()
        .ifPresent(
            v -> line.append("  validation ").append(pair(Optional.of(v.natural()), v.robust())));
    line.append(String.format(Locale.ROOT, "  %,.0f images/s", epoch.imagesPerSecond()));
    return line.append(toGo()).toString();
  }

  private static String pair(Optional<AccuracyRecord> natural, AccuracyRecord robust) {
    return natural.map(accuracy -> percent(accuracy.overall()) + "/").orElse("")
        + percent(robust.overall())
        + " %";
  }

  /** Rounds as the tables do. */
  private static String percent(double fraction) {
    return Percent.of(Statistic.of(List.of(fraction)));
  }

  private String toGo() {
    Optional<Duration> left;
    synchronized (timeToGo) {
      left = timeToGo.remaining();
    }
    return left.map(duration -> "  " + clock(duration) + " to go").orElse("");
  }

  static String clock(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
