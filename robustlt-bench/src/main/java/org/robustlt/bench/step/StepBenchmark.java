package org.robustlt.bench.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.core.data.Batch;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.Home;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.optimization.GradientClipping;
import org.robustlt.core.registry.ContextLoader;
import org.robustlt.core.training.AttackedNetwork;
import org.robustlt.core.training.TrainingMethod;
import org.robustlt.core.training.TrainingStep;
import org.robustlt.core.training.WeightUpdate;

/** Times the real training step on random images. */
public final class StepBenchmark {
  private static final int SEED = 102;
  private static final int WARM_UP_STEPS = 2;

  /** How long Java compiles what a step of a small network runs. */
  private static final Duration WARM_UP = Duration.ofSeconds(3);

  private static final DataType TYPE = DataType.FLOAT;

  private final StepOptions options;
  private final Duration warmUp;
  private final Meter meter;
  private final KernelLibrary library;
  private final StepSubject subject;

  /**
   * Prepares a benchmark.
   *
   * @throws org.robustlt.core.recipe.RecipeException if the options name something unknown
   */
  public StepBenchmark(StepOptions options, KernelLibrary library) {
    this(options, library, WARM_UP);
  }

  /** Prepares a benchmark that warms up at least so long. */
  StepBenchmark(StepOptions options, KernelLibrary library, Duration warmUp) {
    this.options = options;
    this.warmUp = warmUp;
    this.meter = new Meter(library.home().clock());
    this.library = new MeteredLibrary(library, meter);
    this.subject = StepSubject.of(options);
  }

  /** Runs the steps and returns what they took. */
  public StepResult run() {
    RandomSource random = RandomSource.ofSeed(SEED);
    NetworkDescription description = subject.network();
    try (CompiledNetwork network =
            new CompiledNetwork(
                description, TYPE, library, options.activations(), random.at("weights"));
        CompiledNetwork attacked =
            options.attack().half().map(half -> network.in(half, library)).orElse(network)) {
      ThisProcess.useThreads(options.threads());
      Stopwatch stopwatch = new Stopwatch();
      TrainingStep step =
          step(
              new TimedNetwork(network, stopwatch),
              new AttackedNetwork(new TimedNetwork(attacked, stopwatch)),
              stopwatch,
              random);
      Batch batch = batch(random);
      double[] radii = new double[StepSubject.CLASSES];
      Arrays.fill(radii, subject.phase().budget().epsilon().value());
      TrainingProgress progress = TrainingProgress.ofEpoch(1, 1);
      long begin = System.nanoTime();
      for (int i = 0; i < WARM_UP_STEPS || System.nanoTime() - begin < warmUp.toNanos(); i++) {
        step.learn(batch, radii, progress).close();
      }
      long resident = 0;
      long allocated = ThisProcess.allocatedBytes();
      List<Double> times = new ArrayList<>();
      Map<StepPart, Double> parts = Map.of();
      StepResult.Host host = new StepResult.Host(0, 0, 0);
      for (int i = 0; i < options.repeats(); i++) {
        stopwatch.reset();
        meter.reset();
        long crossed = library.home().crossedBytes();
        long forLosses = lossBytes(network, attacked);
        long start = System.nanoTime();
        step.learn(batch, radii, progress).close();
        library.home().await();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        double ofKernels = meter.kernelMilliseconds();
        if (times.stream().allMatch(time -> milliseconds < time)) {
          parts = stopwatch.milliseconds(milliseconds);
          long ofLosses = lossBytes(network, attacked) - forLosses;
          host =
              new StepResult.Host(
                  milliseconds - ofKernels,
                  meter.crossedBytes() + library.home().crossedBytes() - crossed - ofLosses,
                  ofLosses);
        }
        times.add(milliseconds);
        if (i == options.repeats() / 10) {
          resident = ThisProcess.residentMib();
        }
      }
      return StepResult.of(
          options,
          library.name(),
          times,
          parts,
          host,
          operations(description),
          ThisProcess.residentMib() - resident,
          (ThisProcess.allocatedBytes() - allocated) / options.repeats());
    }
  }

  private static long lossBytes(CompiledNetwork network, CompiledNetwork attacked) {
    return Stream.of(network, attacked).distinct().mapToLong(CompiledNetwork::lossBytes).sum();
  }

  /** Each backward pass, to the images or to the weights, costs as much as a forward pass. */
  private double operations(NetworkDescription description) {
    int passes = 2 * options.steps() + 3;
    return passes * options.batch() * Operations.ofForwardPass(description);
  }

  private TrainingStep step(
      TimedNetwork network, AttackedNetwork attacked, Stopwatch stopwatch, RandomSource random) {
    long[] counts = new long[StepSubject.CLASSES];
    Arrays.fill(counts, options.batch());
    TrainingMethod method =
        TrainingMethod.of(subject.phase(), ComponentContext.of(ClassFrequencies.of(counts), 1));
    Optimizer optimizer =
        ContextLoader.create(
            subject.training().optimizer(),
            OptimizerProvider.Context.of(network.parameters().weights()));
    return new TrainingStep(
        network,
        attacked,
        method,
        new WeightUpdate(
            new TimedOptimizer(optimizer, stopwatch, onDevice()), new GradientClipping(0)),
        random.at("training"));
  }

  /** Returns what times the optimizer's vectors, where they are the library's. */
  private Optional<Meter> onDevice() {
    return Optional.of(meter).filter(own -> library.home() != Home.ARRAYS);
  }

  private Batch batch(RandomSource random) {
    INDArray images =
        random
            .at("images")
            .uniform(
                TYPE,
                0,
                1,
                options.batch(),
                StepSubject.IMAGE.channels(),
                StepSubject.IMAGE.height(),
                StepSubject.IMAGE.width());
    int[] labels = new int[options.batch()];
    Arrays.setAll(labels, i -> i % StepSubject.CLASSES);
    return new Batch(images, labels, labels.clone());
  }
}
