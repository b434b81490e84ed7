package org.robustlt.core.training;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.EpochFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.training.TrainingStarted;
import org.robustlt.core.checkpoint.Checkpoint;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.engine.Network;
import org.robustlt.core.file.Fence;
import org.robustlt.core.guard.ComponentException;
import org.robustlt.core.optimization.GradientClipping;
import org.robustlt.core.optimization.WeightAverageOptions;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.Metrics;
import org.robustlt.core.record.MetricsJournal;

/**
 * Trains a network, epoch by epoch: learn, validate, write down, save. A trainer that finds a
 * checkpoint goes on from there, and ends with the same bits as if it had never stopped.
 */
public final class Trainer {
  private final Plan plan;
  private final Network network;
  private final AttackedNetwork attacked;
  private final TrainingMethods methods;
  private final BatchSource batches;
  private final Optional<Validator> validator;
  private final WeightUpdate update;
  private final LearningRateSchedule schedule;
  private final RandomSource random;
  private final TrainingState state;
  private final CheckpointStore checkpoints;
  private final MetricsJournal journal;
  private final TrainingListeners listeners;
  private final RunListener listener;
  private CheckpointManifest.Best best = CheckpointManifest.Best.NONE;

  /**
   * What a training is called and how long it is.
   *
   * @param name what the recipe calls it
   * @param recipe the resolved recipe, as YAML
   * @param recipeHash its digest
   * @param epochs its length
   * @param gradientClipping the largest norm of the gradient, 0 for any
   * @param average how weights are averaged
   * @param environment versions of what computes
   */
  public record Plan(
      String name,
      String recipe,
      String recipeHash,
      int epochs,
      double gradientClipping,
      WeightAverageOptions average,
      Map<String, String> environment) {
    /** Copies the environment. */
    public Plan {
      environment = ImmutableMap.copyOf(environment);
    }
  }

  /** Puts the parts together; {@link #train} does the work. */
  public Trainer(
      Plan plan,
      Network network,
      AttackedNetwork attacked,
      TrainingMethods methods,
      BatchSource batches,
      Optional<Validator> validator,
      Optimizer optimizer,
      LearningRateSchedule schedule,
      RandomSource random,
      CheckpointStore checkpoints,
      MetricsJournal journal,
      TrainingListeners listeners,
      RunListener listener) {
    this.plan = plan;
    this.network = network;
    this.attacked = attacked;
    this.methods = methods;
    this.batches = batches;
    this.validator = validator;
    this.update = new WeightUpdate(optimizer, new GradientClipping(plan.gradientClipping()));
    this.schedule = schedule;
    this.random = random;
    this.checkpoints = checkpoints;
    this.journal = journal;
    this.listeners = listeners;
    this.listener = listener;
    Optional<AveragedWeights> average =
        Optional.of(plan.average())
            .filter(WeightAverageOptions::enabled)
            .map(options -> new AveragedWeights(options, network.parameters()));
    this.state = new TrainingState(network, optimizer, average, methods.stateful());
  }

  /**
   * Trains from the last checkpoint, or from the beginning, to the end.
   *
   * @param fence the right to write checkpoints and journal
   */
  public void train(Fence fence) {
    int done = resume(fence);
    announce(done + 1);
    for (int epoch = done + 1; epoch <= plan.epochs(); epoch++) {
      EpochRecord record = explained(epoch);
      boolean improved = noteValidation(epoch, record.validation());
      journal.append(record, fence);
      checkpoints.save(checkpoint(epoch), improved, fence);
      listener.on(new RunEvent.EpochFinished(record));
      heard(EpochFinished.of(TrainingProgress.ofEpoch(epoch, plan.epochs()), Metrics.of(record)));
    }
  }

  private EpochRecord explained(int epoch) {
    try {
      return trainEpoch(epoch);
    } catch (DivergedException e) {
      throw e.causedBy(causes(epoch));
    }
  }

  private List<String> causes(int epoch) {
    List<String> causes = new ArrayList<>(methods.plugins());
    double rate =
        schedule
            .rates(update.peakRates(), TrainingProgress.ofEpoch(epoch, plan.epochs()))
            .learningRate();
    causes.add("the learning rate, " + rate + ": try a smaller training.optimizer.learningRate");
    causes.add(
        plan.gradientClipping() == 0
            ? "gradients of any size: try training.gradientClipping=1"
            : "large gradients: try a training.gradientClipping below " + plan.gradientClipping());
    return causes;
  }

  private EpochRecord trainEpoch(int epoch) {
    TrainingMethod method = methods.of(epoch);
    TrainingProgress progress = TrainingProgress.ofEpoch(epoch, plan.epochs());
    Rates rates = schedule.rates(update.peakRates(), progress);
    update.setRates(rates);
    double[] radii = radii(method, progress);
    TrainingStep step = new TrainingStep(network, attacked, method, update, random);
    EpochTraining.Outcome outcome =
        new EpochTraining(step, batches, radii, this::heard).run(epoch, plan.epochs());
    state.checkFinite(epoch);
    return new EpochRecord(
        "epoch",
        epoch,
        plan.epochs(),
        method.name(),
        outcome.loss(),
        outcome.terms(),
        rates.learningRate(),
        outcome.natural().map(AccuracyRecord::of),
        AccuracyRecord.of(outcome.robust()),
        Arrays.stream(radii).boxed().toList(),
        validate(epoch),
        outcome.seconds(),
        outcome.waitingSeconds(),
        batches.images() / outcome.seconds());
  }

  private static double[] radii(TrainingMethod method, TrainingProgress progress) {
    try {
      return method.scheduler().radii(method.epsilon().value(), progress);
    } catch (ComponentException e) {
      throw e.at("epoch " + progress.epoch());
    }
  }

  private Optional<AccuracyRecord.Pair> validate(int epoch) {
    return validator
        .filter(v -> v.follows(epoch, plan.epochs()))
        .map(v -> withAverage(() -> v.validate(network, listener)));
  }

  private <T> T withAverage(Supplier<T> work) {
    return state.average().map(average -> average.during(work)).orElseGet(work);
  }

  private boolean noteValidation(int epoch, Optional<AccuracyRecord.Pair> validation) {
    double robust = validation.map(v -> v.robust().balanced()).orElse(-1.0);
    if (robust <= best.robustBalanced()) {
      return false;
    }
    best = new CheckpointManifest.Best(epoch, robust);
    return true;
  }

  private void heard(TrainingEvent event) {
    methods.on(event);
    listeners.on(event);
    if (event instanceof BatchFinished batch) {
      state.average().ifPresent(average -> average.update(update.updates() - 1));
      listener.on(new RunEvent.BatchLearnt(batch.progress(), batch.labels().length, batch.loss()));
    }
  }

  private int resume(Fence fence) {
    Optional<Checkpoint> last = checkpoints.find(CheckpointStore.Which.LAST);
    last.ifPresent(
        checkpoint -> {
          state.restore(checkpoints.file(CheckpointStore.Which.LAST), checkpoint);
          best = checkpoint.manifest().best();
          update.resumeAfter(checkpoint.manifest().updates());
        });
    int done = last.map(checkpoint -> checkpoint.manifest().epoch()).orElse(0);
    journal.rewindTo(done, fence);
    return done;
  }

  private Checkpoint checkpoint(int epoch) {
    return new Checkpoint(
        new CheckpointManifest(
            CheckpointManifest.FORMAT_VERSION,
            epoch,
            update.updates(),
            plan.recipeHash(),
            best,
            plan.environment(),
            Map.of()),
        plan.recipe(),
        state.arrays());
  }

  private void announce(int firstEpoch) {
    if (firstEpoch <= plan.epochs()) {
      TrainingProgress first = TrainingProgress.ofEpoch(firstEpoch, plan.epochs());
      heard(TrainingStarted.of(first, plan.name(), plan.recipe()));
    }
    listener.on(
        new RunEvent.TrainingStarted(
            plan.name(),
            firstEpoch,
            plan.epochs(),
            batches.images(),
            validator.map(v -> v.images().images()).orElse(0),
            validator.map(Validator::every).orElse(1)));
  }
}
