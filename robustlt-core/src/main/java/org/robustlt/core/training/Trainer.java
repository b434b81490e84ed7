package org.robustlt.core.training;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.EpochFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingFinished;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.training.TrainingStarted;
import org.robustlt.core.checkpoint.Checkpoint;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.checkpoint.PartialEpoch;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.engine.Network;
import org.robustlt.core.guard.ComponentException;
import org.robustlt.core.guard.GuardedComponent;
import org.robustlt.core.journal.JournalReading;
import org.robustlt.core.optimization.GradientClipping;
import org.robustlt.core.optimization.WeightAverageOptions;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.TrainingSection;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.Metrics;
import org.robustlt.core.record.MetricsJournal;
import org.robustlt.core.record.SegmentRecord;
import org.robustlt.core.record.SignRecord;

/**
 * Trains a network, epoch by epoch: learn, validate, write down, save. A trainer that finds a
 * checkpoint goes on from there, and ends with the same bits as if it had never stopped.
 */
public final class Trainer {
  private final Plan plan;
  private final Network network;
  private final AttackedNetwork attacked;
  private final Teacher teacher;
  private final TrainingMethods methods;
  private final BatchSource batches;
  private final Optional<Validator> validator;
  private final Optimizer optimizer;
  private final WeightUpdate update;
  private final LearningRateSchedule schedule;
  private final RandomSource random;
  private final TrainingState state;
  private final CheckpointStore checkpoints;
  private final MetricsJournal journal;
  private final TrainingListeners listeners;
  private final ClassDynamics dynamics;
  private final SavePoints savePoints;
  private final CollapseWatch collapse;
  private final WideBalls wideBalls;
  private final RunListener listener;
  private Optional<PartialEpoch> begun = Optional.empty();
  private CheckpointManifest.Best best = CheckpointManifest.Best.NONE;

  /**
   * What a training is called and how long it is.
   *
   * @param name what the recipe calls it
   * @param classNames what messages call the classes
   * @param epochs its length
   * @param accumulated after how many batches the weights move
   * @param frozen the names of the parameters that stay as they are
   * @param keepEvery each so many epochs, their weights are kept; 0 for never
   * @param gradientClipping the largest norm of the gradient, 0 for any
   * @param average how weights are averaged
   * @param onCollapse what to do at a sign that the training goes wrong
   * @param environment versions of what computes
   */
  public record Plan(
      String name,
      List<String> classNames,
      int epochs,
      int accumulated,
      Set<String> frozen,
      int keepEvery,
      double gradientClipping,
      WeightAverageOptions average,
      TrainingSection.OnCollapse onCollapse,
      Map<String, String> environment) {
    /** Copies the collections. */
    public Plan {
      classNames = List.copyOf(classNames);
      frozen = Set.copyOf(frozen);
      environment = ImmutableMap.copyOf(environment);
    }
  }

  /** Puts the parts together; {@link #train} does the work. */
  public Trainer(
      Plan plan,
      Network network,
      AttackedNetwork attacked,
      Teacher teacher,
      TrainingMethods methods,
      BatchSource batches,
      Optional<Validator> validator,
      Optimizer optimizer,
      LearningRateSchedule schedule,
      RandomSource random,
      CheckpointStore checkpoints,
      MetricsJournal journal,
      TrainingListeners listeners,
      SavePoints savePoints,
      CollapseWatch collapse,
      RunListener listener) {
    this.plan = plan;
    this.network = network;
    this.attacked = attacked;
    this.teacher = teacher;
    this.methods = methods;
    this.batches = batches;
    this.validator = validator;
    this.optimizer = optimizer;
    this.update =
        new WeightUpdate(
            optimizer, new GradientClipping(plan.gradientClipping()), plan.accumulated());
    this.schedule = schedule;
    this.random = random;
    this.checkpoints = checkpoints;
    this.journal = journal;
    this.listeners = listeners;
    this.savePoints = savePoints;
    this.collapse = collapse;
    this.wideBalls = new WideBalls(plan.classNames(), network.description().input());
    this.listener = listener;
    Optional<AveragedWeights> average =
        Optional.of(plan.average())
            .filter(WeightAverageOptions::enabled)
            .map(options -> new AveragedWeights(options, network.parameters()));
    this.dynamics = new ClassDynamics(network.description().classes());
    Map<String, Stateful> stateful = new LinkedHashMap<>(methods.stateful());
    stateful.put("dynamics", dynamics);
    average.filter(a -> plan.average().epochDecay() > 0).ifPresent(a -> stateful.put("average", a));
    this.state = new TrainingState(network, optimizer, average, stateful);
  }

  /** Returns when this training saves itself within an epoch. */
  public SavePoints savePoints() {
    return savePoints;
  }

  /**
   * Trains from the last checkpoint, or from the beginning, to the end.
   *
   * @param owner on whose behalf checkpoints and journal are written
   * @throws StoppedException if it was asked to stop
   * @throws CollapsedException if it goes wrong and the plan is to stop then
   */
  public void train(Ownership owner) {
    int done = resume(owner);
    if (!plan.frozen().isEmpty()) {
      update.freeze(FrozenParameters.of(network.parameters(), plan.frozen()));
    }
    announce(done + 1, owner);
    for (int epoch = done + 1; epoch <= plan.epochs(); epoch++) {
      try {
        finish(explained(epoch, owner), owner);
      } catch (ComponentException e) {
        throw e.at("epoch " + epoch);
      }
    }
    heard(TrainingFinished.of(TrainingProgress.ofEpoch(plan.epochs(), plan.epochs())));
  }

  private void finish(EpochRecord record, Ownership owner) {
    int epoch = record.epoch();
    boolean improved = noteValidation(epoch, record.validation());
    journal.append(record, owner.fence());
    // Before the checkpoint, which holds what components remember.
    heard(EpochFinished.of(TrainingProgress.ofEpoch(epoch, plan.epochs()), Metrics.of(record)));
    if (improved
        || epoch == plan.epochs()
        || keeps(epoch)
        || stopsAt(record)
        || savePoints.dueAfterEpoch()) {
      savePoints.save(() -> save(epoch, improved, owner));
    }
    listener.on(new RunEvent.EpochFinished(record));
    warn(record);
    if (savePoints.stopping() && epoch < plan.epochs()) {
      throw new StoppedException(epoch, 0);
    }
  }

  private void save(int epoch, boolean improved, Ownership owner) {
    journal.force();
    owner.run().noteData();
    Checkpoint checkpoint = checkpoint(epoch, Optional.empty(), owner);
    if (keeps(epoch)) {
      checkpoints.keep(checkpoint, owner.fence());
    }
    checkpoints.save(checkpoint, improved, owner.fence());
  }

  private boolean keeps(int epoch) {
    return plan.keepEvery() > 0 && epoch % plan.keepEvery() == 0;
  }

  private void warn(EpochRecord record) {
    List<SignRecord> signs = record.signs().orElse(List.of());
    signs.forEach(sign -> listener.on(new RunEvent.Warned(sign.text())));
    stopAt(record);
  }

  private boolean stopsAt(EpochRecord record) {
    return plan.onCollapse() == TrainingSection.OnCollapse.STOP
        && record.epoch() < plan.epochs()
        && record.signs().isPresent();
  }

  private void stopAt(EpochRecord record) {
    if (stopsAt(record)) {
      throw new CollapsedException(record.signs().orElseThrow().get(0).text());
    }
  }

  private EpochRecord explained(int epoch, Ownership owner) {
    try {
      EpochRecord record = trainEpoch(epoch, owner);
      return record.withSigns(collapse.after(record));
    } catch (DivergedException e) {
      throw e.causedBy(causes(epoch));
    }
  }

  private List<String> causes(int epoch) {
    List<String> causes = new ArrayList<>(methods.plugins());
    causes.addAll(GuardedComponent.plugins(List.of(optimizer, schedule)));
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

  private EpochRecord trainEpoch(int epoch, Ownership owner) {
    TrainingMethod method = methods.of(epoch);
    TrainingProgress progress = TrainingProgress.ofEpoch(epoch, plan.epochs());
    Rates rates = schedule.rates(update.peakRates(), progress);
    update.setRates(rates);
    double[] radii = radii(method, progress);
    wideBalls
        .news(wide(radii, method), method.adversary().attack().norm())
        .ifPresent(wide -> listener.on(new RunEvent.Warned("epoch " + epoch + ": " + wide)));
    TrainingStep step = new TrainingStep(network, attacked, teacher, method, update, random);
    Learning learning = new Learning(owner);
    learning.training = new EpochTraining(step, batches, radii, learning, dynamics, begun);
    begun = Optional.empty();
    EpochTraining.Outcome outcome = learning.training.run(epoch, plan.epochs());
    state
        .problem()
        .ifPresent(
            problem -> {
              throw DivergedException.after(epoch, problem);
            });
    network.drawFrom(random.at("dropout").at(epoch));
    state
        .average()
        .ifPresent(
            average ->
                average.finishEpoch(
                    epoch,
                    plan.epochs(),
                    new FreshStatistics(network, batches),
                    () -> validator.orElseThrow().worstClass(network, listener)));
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
        Optional.of(dynamics.finish()),
        outcome.seconds(),
        outcome.waitingSeconds(),
        batches.images() / outcome.seconds(),
        Optional.empty());
  }

  /** Returns how far the attack may go, which may be farther than its radii. */
  private static double[] wide(double[] radii, TrainingMethod method) {
    double reach = method.adversary().attack().reach();
    return Arrays.stream(radii).map(radius -> radius * reach).toArray();
  }

  private double[] radii(TrainingMethod method, TrainingProgress progress) {
    try {
      return method.scheduler().radii(method.epsilon().value(), progress);
    } catch (ComponentException e) {
      String label =
          e.example().isPresent() ? ", class " + plan.classNames().get(e.example().getAsInt()) : "";
      throw e.at("epoch " + progress.epoch() + label);
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
      if (update.follows(batch.progress())) {
        state.average().ifPresent(average -> average.update(update.updates() - 1));
      }
      listener.on(new RunEvent.BatchLearnt(batch.progress(), batch.labels().length, batch.loss()));
    }
  }

  /** Saves the training within an epoch, where it is time. */
  private final class Learning implements TrainingListener {
    private final Ownership owner;
    private @Nullable EpochTraining training;

    Learning(Ownership owner) {
      this.owner = owner;
    }

    @Override
    public void on(TrainingEvent event) {
      heard(event);
      if (event instanceof BatchFinished batch
          && update.follows(batch.progress())
          && savePoints.due()
          && training != null) {
        int epoch = batch.progress().epoch();
        int learnt = batch.progress().batch() + 1;
        state
            .problem()
            .ifPresent(
                problem -> {
                  throw DivergedException.at(batch.progress(), problem);
                });
        PartialEpoch partial = training.partial(learnt);
        savePoints.save(() -> saveUnfinished(epoch, partial, owner));
        listener.on(new RunEvent.Saved(epoch, learnt));
        if (savePoints.stopping()) {
          throw new StoppedException(epoch, learnt);
        }
      }
    }
  }

  private void saveUnfinished(int epoch, PartialEpoch partial, Ownership owner) {
    journal.force();
    owner.run().noteData();
    checkpoints.saveUnfinished(checkpoint(epoch - 1, Optional.of(partial), owner), owner.fence());
  }

  private int resume(Ownership owner) {
    Path file = checkpoints.file(CheckpointStore.Which.LAST);
    Optional<Checkpoint> last = checkpoints.find(CheckpointStore.Which.LAST);
    last.ifPresent(checkpoint -> owner.run().check(file, checkpoint.manifest()));
    int saved = last.map(checkpoint -> checkpoint.manifest().epoch()).orElse(0);
    Optional<Checkpoint> unfinished = checkpoints.findUnfinished(saved);
    int done = unfinished.map(checkpoint -> checkpoint.manifest().epoch()).orElse(saved);
    unfinished.ifPresent(
        checkpoint -> owner.run().check(checkpoints.unfinished(), checkpoint.manifest()));
    last.ifPresent(checkpoint -> takeUp(file, checkpoint));
    unfinished.ifPresent(checkpoint -> takeUp(checkpoints.unfinished(), checkpoint));
    // Weights that came from elsewhere have no epochs to tell of.
    boolean trained = last.isEmpty() || last.get().manifest().updates() > 0;
    JournalReading found =
        journal.takeUp(owner.origin().value(), trained ? done : 0, owner.fence());
    found.notes().forEach(note -> listener.on(new RunEvent.Noted(note)));
    if (done < plan.epochs()) {
      MetricsJournal.epochs(found).stream()
          .filter(epoch -> epoch.epoch() <= done)
          .forEach(this::see);
    }
    noteChanges(unfinished.or(() -> last), owner);
    return done;
  }

  /** Watches an epoch that was learnt before; what was to stop the training then still does. */
  private void see(EpochRecord epoch) {
    stopAt(epoch.withSigns(collapse.after(epoch)));
  }

  private void takeUp(Path file, Checkpoint checkpoint) {
    state.restore(file, checkpoint);
    best = checkpoint.manifest().best();
    update.resumeAfter(checkpoint.manifest().updates());
    begun = checkpoint.manifest().partial();
  }

  /** Writes down what is other than when the training was saved. */
  private void noteChanges(Optional<Checkpoint> checkpoint, Ownership owner) {
    List<String> changes = new ArrayList<>(owner.changes());
    int done = checkpoint.map(saved -> saved.manifest().epoch()).orElse(0);
    Map<String, String> before =
        checkpoint.map(saved -> saved.manifest().environment()).orElse(plan.environment());
    if (done < plan.epochs()) {
      plan.environment()
          .forEach(
              (name, now) -> {
                // Older programs did not write down everything.
                String then = before.getOrDefault(name, now);
                if (!then.equals(now)) {
                  changes.add(name + ": " + then + " before, " + now + " now");
                }
              });
    }
    if (!changes.isEmpty()) {
      journal.append(SegmentRecord.after(done, owner.identity().value(), changes), owner.fence());
      listener.on(new RunEvent.SegmentBegun(done, changes));
    }
    if (!owner.changes().isEmpty()) {
      owner.run().change();
    }
  }

  private Checkpoint checkpoint(int epoch, Optional<PartialEpoch> partial, Ownership owner) {
    return new Checkpoint(
        new CheckpointManifest(
            CheckpointManifest.FORMAT_VERSION,
            epoch,
            update.updates(),
            owner.recipeHash(),
            best,
            plan.environment(),
            Map.of(),
            owner.identity(),
            owner.origin(),
            owner.fence().token(),
            partial),
        owner.recipe(),
        state.arrays());
  }

  private void announce(int firstEpoch, Ownership owner) {
    if (firstEpoch <= plan.epochs()) {
      TrainingProgress first = TrainingProgress.ofEpoch(firstEpoch, plan.epochs());
      heard(TrainingStarted.of(first, plan.name(), owner.recipe()));
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
