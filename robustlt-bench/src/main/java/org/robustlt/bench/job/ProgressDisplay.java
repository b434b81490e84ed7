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
import org.robustlt.bench.job.TimeToGo.Kind;
import org.robustlt.bench.job.TimeToGo.Work;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.Phase;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.EvaluationRecord;

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
  private int evaluation;
  private String task = "";
  private @Nullable ProgressBar bar;

  ProgressDisplay(Console console, List<RunPlan> plans, LongSupplier nanoTime) {
    this.console = console;
    this.plans = List.copyOf(plans);
    this.timeToGo = new TimeToGo(plans, nanoTime);
    named = plans.size() > 1;
  }

  /** Says that the next run begins. */
  void beginRun(Work work) {
    current++;
    evaluation = 0;
    timeToGo.beginRun(work);
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
    noteUnreachedEpochs(plan().recipe());
  }

  /** Says so if the phases of a recipe leave no epochs to what it is about. */
  private void noteUnreachedEpochs(Recipe recipe) {
    int phases = recipe.phases().stream().mapToInt(Phase::epochs).sum();
    if (phases > recipe.training().epochs()) {
      List<Phase> schedule = recipe.schedule();
      note(
          String.format(
              Locale.ROOT,
              "the training ends with epoch %d, in phase %s: phases take %d epochs",
              recipe.training().epochs(),
              schedule.get(schedule.size() - 1).name(),
              phases));
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
      advance(Kind.TRAINING, batch.images(), batch.images() * passes);
    } else if (event instanceof RunEvent.Validating validating) {
      int images = show("validation", validating.done(), validating.images());
      advance(Kind.VALIDATION, images, images * new Workload(plan().recipe()).validationPasses());
    } else if (event instanceof RunEvent.EvaluationResumed resumed) {
      note(resumed.protocol() + "  going on where it was stopped");
    } else if (event instanceof RunEvent.Evaluating evaluating) {
      evaluate(evaluating);
    } else if (event instanceof RunEvent.Diagnosing diagnosing) {
      int parts = show("masking", diagnosing.done(), diagnosing.parts());
      counted += parts;
      if (bar != null) {
        bar.stepBy(parts);
      }
    } else if (event instanceof RunEvent.Diagnosed diagnosed) {
      close();
      MaskingText.lines(diagnosed.report()).forEach(this::note);
    } else if (event instanceof RunEvent.EpochFinished finished) {
      close();
      note(line(finished.epoch()));
    } else if (event instanceof RunEvent.Evaluated evaluated) {
      close();
      evaluation++;
      timeToGo.learn(
          evaluated
              .evaluation()
              .natural()
              .map(AccuracyRecord::overall)
              .orElse(evaluated.evaluation().overall()));
      note(line(evaluated.evaluation()) + toGo());
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

  private void evaluate(RunEvent.Evaluating event) {
    boolean sole = event.stage().equals("natural") || event.stage().equals(event.protocol());
    int images =
        show(
            sole ? event.protocol() : event.protocol() + " " + event.stage(),
            event.done(),
            event.images());
    synchronized (timeToGo) {
      timeToGo.evaluating(evaluation, event.passesLeft());
    }
    advance(Kind.EVALUATION, images, event.passes());
  }

  /** Shows a task, and returns how many images are done since it was shown last. */
  private int show(String name, int done, int images) {
    if (counted == 0 || done < counted || !task.equals(name)) {
      open(name, images);
    }
    return done - counted;
  }

  private void open(String name, int images) {
    close();
    task = name;
    if (console.errStyled()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(images)
              .setUpdateIntervalMillis(200)
              .setRenderer(new BarRenderer(this::toGo))
              .setConsumer(new TerminalLine(console))
              .build();
    }
  }

  private void advance(Kind kind, int images, double passes) {
    counted += images;
    synchronized (timeToGo) {
      timeToGo.done(kind, passes);
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

  private static String line(EvaluationRecord evaluation) {
    StringBuilder line = new StringBuilder(evaluation.protocol().name());
    line.append("  overall ").append(percent(evaluation.overall())).append(" %");
    evaluation.tail().ifPresent(tail -> line.append("  tail ").append(percent(tail)).append(" %"));
    if (evaluation.stages().size() > 1) {
      evaluation
          .stages()
          .forEach(
              stage ->
                  line.append("  ")
                      .append(stage.name())
                      .append(' ')
                      .append(percent(stage.overall())));
    }
    return line.toString();
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
