package org.robustlt.core.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.network.Layer;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.data.CheckedImages;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.HalfPrecision;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Network;
import org.robustlt.core.evaluation.Evaluation;
import org.robustlt.core.guard.Guarded;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.EngineSection;
import org.robustlt.core.recipe.ModelSection;
import org.robustlt.core.recipe.Phase;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.MetricsJournal;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.run.Environment;
import org.robustlt.core.run.ManifestWriter;
import org.robustlt.core.run.Run;
import org.robustlt.core.run.RunData;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.RunException;
import org.robustlt.core.run.RunImages;
import org.robustlt.core.training.AttackedNetwork;
import org.robustlt.core.training.CollapseWatch;
import org.robustlt.core.training.SavePoints;
import org.robustlt.core.training.Teacher;
import org.robustlt.core.training.Trainer;
import org.robustlt.core.training.TrainingListeners;
import org.robustlt.core.training.TrainingMethods;
import org.robustlt.core.training.Validator;

/** The parts of one run. Each is made when it is first needed. */
final class RunModule extends AbstractModule {
  private static final String NO_PERTURBATION = "none";

  private final Recipe recipe;
  private final Optional<Recipe> begun;
  private final RunDirectory directory;
  private final DataSetProvider.Location location;
  private final TrainingListeners listeners;
  private final RunListener listener;

  /**
   * What holds memory outside the heap: the network, and a second one where attacks see another.
   */
  private final List<Network> networks = new ArrayList<>();

  private final Map<HalfPrecision, Network> lowered = new EnumMap<>(HalfPrecision.class);

  RunModule(
      Recipe recipe,
      Optional<Recipe> begun,
      RunDirectory directory,
      DataSetProvider.Location location,
      TrainingListeners listeners,
      RunListener listener) {
    this.recipe = recipe;
    this.begun = begun;
    this.directory = directory;
    this.location = location;
    this.listeners = listeners;
    this.listener = listener;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
  }

  @Provides
  @Singleton
  RandomSource random() {
    return RandomSource.ofSeed(recipe.seed());
  }

  @Provides
  @Singleton
  ImageDataSet dataSet() {
    return Guarded.create(ComponentKind.DATA_SET, recipe.data().dataSet(), location);
  }

  @Provides
  @Singleton
  RunImages images(ImageDataSet dataSet) {
    return new RunImages(
        new CheckedImages("training images", dataSet.training()),
        new CheckedImages("test images", dataSet.test()));
  }

  @Provides
  @Singleton
  RunData data(RandomSource random, ImageDataSet dataSet, RunImages images) {
    DataType type = recipe.precision().arrays().dataType();
    ImageDataSet checked =
        new ImageDataSet(
            dataSet.name(),
            dataSet.classNames(),
            images.training(),
            images.test(),
            dataSet.normalization(),
            dataSet.remarks());
    return new DataAssembly(
            recipe.data(), checked, DataAssembly.options(recipe.training().batchSize(), type))
        .assemble(random.at("data"), directory.splitOf(recipe, begun));
  }

  @Provides
  @Singleton
  KernelLibrary kernelLibrary() {
    return kernelLibrary(recipe);
  }

  /** Returns what computes as a recipe says. */
  static KernelLibrary kernelLibrary(Recipe recipe) {
    DataType type = recipe.precision().arrays().dataType();
    try {
      String name = recipe.engine().library();
      KernelLibrary library =
          name.equals(EngineSection.AUTO)
              ? KernelLibraries.preferred(type)
              : KernelLibraries.named(name, type);
      return recipe.precision().tf32() ? library.withTf32() : library;
    } catch (IllegalArgumentException e) {
      throw new RunException("engine.library: " + e.getMessage(), e);
    }
  }

  @Provides
  @Singleton
  CompiledNetwork compiledNetwork(RunData data, KernelLibrary library, RandomSource random) {
    return compiled(data, library, random.at("weights"));
  }

  @Provides
  Network network(CompiledNetwork network) {
    return network;
  }

  @Provides
  @Singleton
  AttackedNetwork attackedNetwork(CompiledNetwork network, KernelLibrary library) {
    try {
      return new AttackedNetwork(
          recipe
              .precision()
              .attack()
              .half()
              .map(half -> lower(half, network, library))
              .orElse(network));
    } catch (IllegalArgumentException e) {
      throw new RunException("precision.attack: " + e.getMessage(), e);
    }
  }

  @Provides
  @Singleton
  Teacher teacher(
      RunData data, TrainingMethods methods, KernelLibrary library, RandomSource random) {
    TeacherAssembly.check(recipe, methods);
    if (!TeacherAssembly.named(recipe)) {
      return Teacher.NONE;
    }
    CompiledNetwork network = compiled(data, library, random.at("teacher"));
    new StartingWeights(recipe.model(), data.dataSet())
        .loadAll(network, Path.of(recipe.model().teacher()));
    return new Teacher(Optional.of(network));
  }

  /** Makes a network of the recipe's kind, with weights that are drawn. */
  private CompiledNetwork compiled(RunData data, KernelLibrary library, RandomSource weights) {
    CompiledNetwork network =
        new CompiledNetwork(
            NetworkAssembly.describe(recipe.model(), data.dataSet()),
            recipe.precision().arrays().dataType(),
            library,
            recipe.engine().activations(),
            weights);
    networks.add(network);
    return network;
  }

  private Network lower(HalfPrecision between, CompiledNetwork network, KernelLibrary library) {
    Network second = network.in(between, library);
    networks.add(second);
    return second;
  }

  @Provides
  @Singleton
  ComponentContext context(RunData data) {
    return ComponentContext.of(data.frequencies(), recipe.training().epochs());
  }

  @Provides
  @Singleton
  TrainingMethods methods(ComponentContext context) {
    return new TrainingMethods(recipe.schedule(), context);
  }

  @Provides
  @Singleton
  Optional<Validator> validator(RunData data, ComponentContext context, RandomSource random) {
    RandomSource source = random.at("validation");
    return data.validation()
        .map(
            images ->
                new Validator(
                    images,
                    Evaluation.of(recipe.attack(), context, recipe.budget().epsilon(), source),
                    recipe.evaluation().validationEvery()));
  }

  @Provides
  @Singleton
  Optimizer optimizer(Network network) {
    return Guarded.optimizer(
        recipe.training().optimizer(),
        OptimizerProvider.Context.of(network.parameters().weights()));
  }

  @Provides
  @Singleton
  LearningRateSchedule schedule(ComponentContext context) {
    return Guarded.schedule(recipe.training().schedule(), context);
  }

  @Provides
  @Singleton
  CheckpointStore checkpoints() {
    return new CheckpointStore(directory.checkpoints());
  }

  @Provides
  @Singleton
  Trainer trainer(
      Network network,
      AttackedNetwork attacked,
      Teacher teacher,
      TrainingMethods methods,
      RunData data,
      Optional<Validator> validator,
      Optimizer optimizer,
      LearningRateSchedule schedule,
      RandomSource random,
      CheckpointStore checkpoints,
      KernelLibrary library) {
    NormalizedBatches.check(
        network.description(), data.training().images(), recipe.training().batchSize());
    checkAccumulation(network);
    checkAverage(validator);
    begin(network, data, checkpoints);
    return new Trainer(
        new Trainer.Plan(
            recipe.name(),
            data.dataSet().classNames(),
            recipe.training().epochs(),
            recipe.training().accumulate(),
            recipe.model().freeze() == ModelSection.Freeze.BACKBONE
                ? StartingWeights.backbone(network.description())
                : Set.of(),
            recipe.training().keepEvery(),
            recipe.training().gradientClipping(),
            recipe.training().weightAverage(),
            recipe.training().onCollapse(),
            environment(library)),
        network,
        attacked,
        teacher,
        methods,
        data.training(),
        validator,
        optimizer,
        schedule,
        random.at("training"),
        checkpoints,
        new MetricsJournal(directory.journal()),
        listeners,
        new SavePoints(
            Duration.ofMillis(Math.round(60_000 * recipe.training().checkpointMinutes())),
            System::nanoTime),
        new CollapseWatch(
            data.dataSet().classNames(),
            LongStream.of(data.split().trainingFrequencies().counts()).boxed().toList(),
            data.heldOut(),
            recipe.training().epochs()),
        listener);
  }

  private Map<String, String> environment(KernelLibrary library) {
    Map<String, String> environment = Environment.of(recipe, library);
    TeacherAssembly.describe(recipe, environment);
    return environment;
  }

  private void checkAccumulation(Network network) {
    int accumulated = recipe.training().accumulate();
    boolean frozen = recipe.model().freeze() != ModelSection.Freeze.NOTHING;
    if (accumulated > 1 || frozen) {
      for (Phase phase : recipe.schedule()) {
        String perturbation = NamePattern.nameOf(phase.weightPerturbation());
        if (!perturbation.equals(NO_PERTURBATION)) {
          throw new RunException(
              (frozen ? "model.freeze" : "training.accumulate")
                  + " does not go with a weight perturbation, which moves all weights with every"
                  + " batch, got "
                  + perturbation);
        }
      }
    }
    boolean normalized =
        network.description().nodes().stream()
            .anyMatch(node -> node.layer() instanceof Layer.BatchNormalization);
    if (accumulated > 1 && normalized) {
      int batchSize = recipe.training().batchSize();
      listener.on(
          new RunEvent.Noted(
              "training.accumulate: batch normalization sees batches of "
                  + batchSize
                  + " images, all else is as with batches of "
                  + (long) batchSize * accumulated));
    }
  }

  private void checkAverage(Optional<Validator> validator) {
    double worstClass = recipe.training().weightAverage().worstClass();
    if (worstClass > 0 && validator.isEmpty()) {
      throw new RunException(
          "training.weightAverage.worstClass is measured on validation images, of which there are"
              + " none: data.validation.fraction must be greater than 0 where it is "
              + worstClass);
    }
  }

  /** Puts in the weights that the recipe begins with, where no training was begun. */
  private void begin(Network network, RunData data, CheckpointStore checkpoints) {
    if (!recipe.model().weights().equals(ModelSection.NONE)
        && !Files.exists(checkpoints.file(CheckpointStore.Which.LAST))
        && !Files.exists(checkpoints.unfinished())) {
      new StartingWeights(recipe.model(), data.dataSet())
          .load(network, note -> listener.on(new RunEvent.Noted(note)));
    }
  }

  @Provides
  @Singleton
  Run run(
      RunData data,
      RunImages images,
      CompiledNetwork network,
      KernelLibrary library,
      ComponentContext context,
      CheckpointStore checkpoints,
      Provider<Trainer> trainer) {
    return new Run(
        recipe,
        begun,
        directory,
        data,
        images,
        network,
        between -> lowered.computeIfAbsent(between, half -> lower(half, network, library)),
        context,
        checkpoints,
        new ManifestWriter(recipe, data, network, library, location.directory(), Clock.systemUTC()),
        () -> Runs.provided(trainer::get),
        () -> networks.forEach(Network::close),
        listeners,
        listener);
  }
}
