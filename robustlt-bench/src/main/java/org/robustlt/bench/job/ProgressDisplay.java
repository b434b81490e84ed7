package org.robustlt.bench.job;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.TimeToGo.Kind;
import org.robustlt.bench.job.TimeToGo.Work;
import org.robustlt.core.file.PlainText;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.Phase;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EpochRecord;

/**
 * Shows how a job goes on: a bar where standard error is a terminal, a line each minute where it is
 * a file, and a line for each epoch and each evaluation.
 */
final class ProgressDisplay implements RunListener, AutoCloseable {
  private static final long MINUTE = 60_000_000_000L;

  private final Console console;
  private final List<RunPlan> plans;
  private final TimeToGo timeToGo;
  private final LongSupplier nanoTime;
  private final boolean named;
  private int current = -1;
  private int counted;
  private int total;
  private long lastNote;
  private int evaluation;
  private String task = "";
  private @Nullable ProgressBar bar;

  ProgressDisplay(Console console, List<RunPlan> plans, LongSupplier nanoTime) {
    this.console = console;
    this.plans = List.copyOf(plans);
    this.timeToGo = new TimeToGo(plans, nanoTime);
    this.nanoTime = nanoTime;
    lastNote = nanoTime.getAsLong();
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
              PlainText.of(plan().recipe().name()),
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
    } else if (event instanceof RunEvent.DecodingImages decoding) {
      decode(decoding);
    } else if (event instanceof RunEvent.DataRemarked remarked) {
      close();
      RemarkText.lines(remarked.remarks()).forEach(this::note);
    } else if (event instanceof RunEvent.BatchLearnt batch) {
      if (batch.progress().batch() == 0) {
        int epoch = batch.progress().epoch();
        int images = batch.progress().batches() * batch.images();
        open("epoch " + epoch + "/" + batch.progress().epochs(), images);
      }
      double passes = timeToGo.load().trainingPasses(batch.progress().epoch());
      advance(Kind.TRAINING, batch.images(), batch.images() * passes);
    } else if (event instanceof RunEvent.Saved saved) {
      note(
          String.format(
              Locale.ROOT, "saved in epoch %d after %,d batches", saved.epoch(), saved.batches()));
    } else if (event instanceof RunEvent.SegmentBegun segment) {
      note("going on under other circumstances; from here on, bits may differ:");
      segment.changes().forEach(change -> note("  " + change));
    } else if (event instanceof RunEvent.Noted noted) {
      note(noted.note());
    } else if (event instanceof RunEvent.Warned warned) {
      note("warning: " + warned.sign());
    } else if (event instanceof RunEvent.Validating validating) {
      int images = show("validation", validating.done(), validating.images());
      advance(Kind.VALIDATION, images, images * timeToGo.load().validationPasses());
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
      learn(finished.epoch());
      note(ProgressText.of(finished.epoch()) + toGo());
    } else if (event instanceof RunEvent.Evaluated evaluated) {
      close();
      evaluation++;
      timeToGo.learn(
          evaluated
              .evaluation()
              .natural()
              .map(AccuracyRecord::overall)
              .orElse(evaluated.evaluation().overall()));
      note(ProgressText.of(evaluated.evaluation()) + toGo());
      evaluated
          .evaluation()
          .transfer()
          .filter(transfer -> !transfer.masking())
          .ifPresent(transfer -> note(transfer.told() + ": no sign of masked gradients"));
      evaluated.evaluation().warning().ifPresent(warning -> note("warning: " + warning));
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

  private void learn(EpochRecord epoch) {
    epoch
        .validation()
        .map(AccuracyRecord.Pair::natural)
        .or(epoch::natural)
        .ifPresent(
            natural -> {
              synchronized (timeToGo) {
                timeToGo.learn(natural.overall());
              }
            });
  }

  private void decode(RunEvent.DecodingImages event) {
    int images = show("decoding images", event.done(), event.images());
    counted += images;
    if (bar != null) {
      bar.stepBy(images);
    } else if (nanoTime.getAsLong() - lastNote >= MINUTE) {
      note(String.format(Locale.ROOT, "%s  %,d of %,d", task, counted, total));
    }
    if (event.done() == event.images()) {
      close();
    }
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
    total = images;
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
    } else if (nanoTime.getAsLong() - lastNote >= MINUTE) {
      note(String.format(Locale.ROOT, "%s  %,d of %,d images%s", task, counted, total, toGo()));
    }
  }

  private RunPlan plan() {
    return plans.get(current);
  }

  private void note(String line) {
    lastNote = nanoTime.getAsLong();
    console.note(line.isEmpty() || !named ? line : "  " + line);
  }

  /** Returns what is under way, in words, for those who look from elsewhere; on any thread. */
  String doing() {
    String toGo = toGo(); // By its lock, what was counted before is seen here.
    return task.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%s  %,d of %,d%s", task, counted, total, toGo);
  }

  /** Returns how long the rest will take, in words; empty if that is not known yet. */
  String toGo() {
    Optional<Duration> left;
    synchronized (timeToGo) {
      left = timeToGo.remaining();
    }
    return left.filter(duration -> duration.toSeconds() > 0)
        .map(duration -> "  " + ProgressText.clock(duration) + " to go")
        .orElse("");
  }
}
