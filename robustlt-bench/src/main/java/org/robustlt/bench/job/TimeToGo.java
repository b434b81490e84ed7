package org.robustlt.bench.job;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Foretells when a job of several runs will be done: by the work that is left, and by how fast work
 * of its kind was done lately.
 */
final class TimeToGo {
  /** After this time, a measured speed counts half. */
  private static final double HALF_LIFE_SECONDS = 120;

  /** After this share of the time so far it does so early on: the first work of a kind is slow. */
  private static final double HALF_LIFE_SHARE = 0.2;

  /** Before this much measured time, nothing is foretold. */
  private static final double LEAST_SECONDS = 2;

  /** Before this share of the work is done, nothing is foretold: the first of it is slow. */
  private static final double LEAST_SHARE = 1e-3;

  /** The weight of the speed of all work, as a share of that work. */
  private static final double PRIOR = 0.05;

  private final LongSupplier nanoTime;
  private final List<Workload> loads;
  private final Map<Kind, Speed> speeds = new EnumMap<>(Kind.class);
  private final Map<Kind, Double> doneOfRun = new EnumMap<>(Kind.class);
  private int current = -1;
  private int firstEpoch = 1;
  private Work work = new Work(0, 0, List.of());
  private double leftOfEvaluations = -1; // None is under way.
  private double accuracy = 1;
  private double allPasses;
  private long last;

  /** The kinds of work, whose speeds differ. */
  enum Kind {
    TRAINING,
    VALIDATION,
    EVALUATION
  }

  /**
   * How much a run has to do.
   *
   * @param training images of an epoch
   * @param validation images of a validation
   * @param evaluations for each evaluation, how often images go through the network at most
   */
  record Work(int training, int validation, List<Double> evaluations) {
    Work {
      evaluations = List.copyOf(evaluations);
    }
  }

  private static final class Speed {
    private double passes;
    private double seconds;
    private double age;

    void measure(double morePasses, double moreSeconds) {
      age += moreSeconds;
      double halfLife = Math.min(HALF_LIFE_SECONDS, Math.max(LEAST_SECONDS, HALF_LIFE_SHARE * age));
      double weight = Math.pow(0.5, moreSeconds / halfLife);
      passes = passes * weight + morePasses;
      seconds = seconds * weight + moreSeconds;
    }
  }

  TimeToGo(List<RunPlan> plans, LongSupplier nanoTime) {
    this.loads = plans.stream().map(plan -> new Workload(plan.recipe())).toList();
    this.nanoTime = nanoTime;
    last = nanoTime.getAsLong();
  }

  /** Goes on to the next run; its work is taken for that of the later ones too. */
  void beginRun(Work counted) {
    current++;
    work = counted;
    leftOfEvaluations = -1;
    firstEpoch = 1;
    doneOfRun.clear();
    last = nanoTime.getAsLong();
  }

  /** Notes that the epochs before this one were done earlier. */
  void resumeFrom(int epoch) {
    firstEpoch = epoch;
  }

  /**
   * Notes what an evaluation has yet to do.
   *
   * @param evaluation its number in the run
   * @param passes how often images have yet to go through the network
   */
  void evaluating(int evaluation, double passes) {
    List<Double> later =
        work.evaluations()
            .subList(
                Math.min(evaluation + 1, work.evaluations().size()), work.evaluations().size());
    leftOfEvaluations = passes + accuracy * later.stream().mapToDouble(n -> n).sum();
  }

  /** Notes the natural accuracy: what is misclassified without an attack is not attacked on. */
  void learn(double naturalAccuracy) {
    accuracy = naturalAccuracy;
  }

  /** Notes work that is done, since the last work was. */
  void done(Kind kind, double passes) {
    long now = nanoTime.getAsLong();
    double seconds = (now - last) / 1e9;
    last = now;
    doneOfRun.merge(kind, passes, Double::sum);
    allPasses += passes;
    speeds.computeIfAbsent(kind, key -> new Speed()).measure(passes, seconds);
  }

  /** Returns how much work the present run is. */
  Workload load() {
    return loads.get(current);
  }

  /** Returns how long the rest of the job takes; nothing as long as there is no telling. */
  Optional<Duration> remaining() {
    double passes = speeds.values().stream().mapToDouble(speed -> speed.passes).sum();
    double seconds = speeds.values().stream().mapToDouble(speed -> speed.seconds).sum();
    if (seconds < LEAST_SECONDS || current < 0) {
      return Optional.empty();
    }
    double left = 0;
    double passesLeft = 0;
    for (Kind kind : Kind.values()) {
      Speed speed = speeds.getOrDefault(kind, new Speed());
      // Little work of a kind tells little: it starts from the speed of all work.
      double prior = PRIOR * passes;
      double perPass = (speed.seconds + prior * seconds / passes) / (speed.passes + prior);
      left += perPass * passesLeft(kind);
      passesLeft += passesLeft(kind);
    }
    return allPasses < LEAST_SHARE * passesLeft
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(1000 * left)));
  }

  private double passesLeft(Kind kind) {
    double ofRun = passes(current, kind, firstEpoch);
    double left =
        kind == Kind.EVALUATION && leftOfEvaluations >= 0
            ? leftOfEvaluations
            : Math.max(0, ofRun - doneOfRun.getOrDefault(kind, 0.0));
    for (int run = current + 1; run < loads.size(); run++) {
      left += passes(run, kind, 1);
    }
    return left;
  }

  private double passes(int run, Kind kind, int fromEpoch) {
    return switch (kind) {
      case EVALUATION -> accuracy * work.evaluations().stream().mapToDouble(n -> n).sum();
      case TRAINING -> work.training() * loads.get(run).trainingPassesFrom(fromEpoch);
      case VALIDATION ->
          work.validation()
              * loads.get(run).validationPasses()
              * loads.get(run).validationsFrom(fromEpoch);
    };
  }
}
