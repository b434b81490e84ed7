package org.robustlt.bench.job;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.run.Protocol;

/**
 * Foretells when a job of several runs will be done: by the work that is left, and by how fast work
 * of its kind was done lately.
 */
final class TimeToGo {
  /** After this time, a measured speed counts half. */
  private static final double HALF_LIFE_SECONDS = 120;

  /** Before this much measured time, nothing is foretold. */
  private static final double LEAST_SECONDS = 2;

  /** The weight of the speed of all work, as a share of that work. */
  private static final double PRIOR = 0.05;

  private final LongSupplier nanoTime;
  private final List<RunPlan> plans;
  private final Map<Kind, Speed> speeds = new EnumMap<>(Kind.class);
  private final Map<Kind, Double> doneOfRun = new EnumMap<>(Kind.class);
  private int current = -1;
  private int firstEpoch = 1;
  private Images images = new Images(0, 0, 0);
  private long last;

  /** The kinds of work, whose speeds differ. */
  enum Kind {
    TRAINING,
    VALIDATION,
    EVALUATION
  }

  /**
   * How many images a run has.
   *
   * @param training images of an epoch
   * @param validation images of a validation
   * @param test images of an evaluation
   */
  record Images(int training, int validation, int test) {}

  private static final class Speed {
    private double passes;
    private double seconds;
  }

  TimeToGo(List<RunPlan> plans, LongSupplier nanoTime) {
    this.plans = List.copyOf(plans);
    this.nanoTime = nanoTime;
    last = nanoTime.getAsLong();
  }

  /** Goes on to the next run; its number of images is taken for that of the later ones too. */
  void beginRun(Images counted) {
    current++;
    images = counted;
    firstEpoch = 1;
    doneOfRun.clear();
    last = nanoTime.getAsLong();
  }

  /** Notes that the epochs before this one were done earlier. */
  void resumeFrom(int epoch) {
    firstEpoch = epoch;
  }

  /** Notes work that is done, since the last work was. */
  void done(Kind kind, double passes) {
    long now = nanoTime.getAsLong();
    double seconds = (now - last) / 1e9;
    last = now;
    doneOfRun.merge(kind, passes, Double::sum);
    Speed speed = speeds.computeIfAbsent(kind, key -> new Speed());
    double weight = Math.pow(0.5, seconds / HALF_LIFE_SECONDS);
    speed.passes = speed.passes * weight + passes;
    speed.seconds = speed.seconds * weight + seconds;
  }

  /** Returns how long the rest of the job takes; nothing as long as there is no telling. */
  Optional<Duration> remaining() {
    double passes = speeds.values().stream().mapToDouble(speed -> speed.passes).sum();
    double seconds = speeds.values().stream().mapToDouble(speed -> speed.seconds).sum();
    if (seconds < LEAST_SECONDS || current < 0) {
      return Optional.empty();
    }
    double left = 0;
    for (Kind kind : Kind.values()) {
      Speed speed = speeds.getOrDefault(kind, new Speed());
      // Little work of a kind tells little: it starts from the speed of all work.
      double prior = PRIOR * passes;
      double perPass = (speed.seconds + prior * seconds / passes) / (speed.passes + prior);
      left += perPass * passesLeft(kind);
    }
    return Optional.of(Duration.ofMillis(Math.round(1000 * left)));
  }

  private double passesLeft(Kind kind) {
    double ofRun = passes(plans.get(current), kind, firstEpoch);
    double left = Math.max(0, ofRun - doneOfRun.getOrDefault(kind, 0.0));
    for (RunPlan plan : plans.subList(current + 1, plans.size())) {
      left += passes(plan, kind, 1);
    }
    return left;
  }

  private double passes(RunPlan plan, Kind kind, int fromEpoch) {
    Recipe recipe = plan.recipe();
    Workload work = new Workload(recipe);
    int every = recipe.evaluation().validationEvery();
    int epochs = recipe.training().epochs();
    double passes = 0;
    switch (kind) {
      case EVALUATION -> {
        for (Protocol protocol : plan.protocols()) {
          passes += images.test() * Workload.evaluationPasses(protocol);
        }
      }
      case TRAINING -> {
        for (int epoch = fromEpoch; epoch <= epochs; epoch++) {
          passes += images.training() * work.trainingPasses(epoch);
        }
      }
      case VALIDATION -> {
        for (int epoch = fromEpoch; epoch <= epochs; epoch++) {
          if (epoch % every == 0 || epoch == epochs) {
            passes += images.validation() * work.validationPasses();
          }
        }
      }
    }
    return passes;
  }
}
