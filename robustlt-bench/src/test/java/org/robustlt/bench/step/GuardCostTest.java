package org.robustlt.bench.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.core.adversary.Adversary;
import org.robustlt.core.data.Batch;
import org.robustlt.core.engine.Activations;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.guard.GuardedComponent;
import org.robustlt.core.optimization.GradientClipping;
import org.robustlt.core.recipe.PrecisionSection;
import org.robustlt.core.registry.ContextLoader;
import org.robustlt.core.training.AttackedNetwork;
import org.robustlt.core.training.TrainingMethod;
import org.robustlt.core.training.TrainingStep;
import org.robustlt.core.training.WeightUpdate;

/**
 * Steps with and without guards, in turn: what guards cost is how far the fastest eighth of either
 * is apart, which other programs on the machine disturb least.
 */
class GuardCostTest {
  private static final int BATCH = 64;

  @ParameterizedTest
  @CsvSource({"wrn-10-1, 400", "wrn-16-4, 16"})
  void isBelowAPercentOfAStep(String model, int pairs) {
    assumeTrue(Boolean.getBoolean("robustlt.campaign"), "takes a minute alone: -Pcampaign");
    StepSubject subject =
        StepSubject.of(
            new StepOptions(
                model,
                BATCH,
                10,
                pairs,
                StepOptions.defaultThreads(),
                "cross-entropy",
                "cross-entropy",
                PrecisionSection.Attack.AS_ARRAYS,
                Activations.RECOMPUTE));
    RandomSource random = RandomSource.ofSeed(102);
    try (CompiledNetwork network =
        new CompiledNetwork(
            subject.network(),
            DataType.FLOAT,
            KernelLibraries.preferred(DataType.FLOAT),
            Activations.RECOMPUTE,
            random.at("weights"))) {
      long[] counts = new long[StepSubject.CLASSES];
      Arrays.fill(counts, BATCH);
      TrainingMethod guarded =
          TrainingMethod.of(subject.phase(), ComponentContext.of(ClassFrequencies.of(counts), 1));
      TrainingStep with = step(network, guarded, subject, random);
      TrainingStep without = step(network, bare(guarded), subject, random);
      Batch batch = batch(random);
      for (int i = 0; i < 3; i++) {
        milliseconds(with, batch, subject);
        milliseconds(without, batch, subject);
      }
      List<Double> guardedSteps = new ArrayList<>();
      List<Double> bareSteps = new ArrayList<>();
      for (int i = 0; i < pairs; i++) {
        if (i % 2 == 0) {
          guardedSteps.add(milliseconds(with, batch, subject));
        }
        bareSteps.add(milliseconds(without, batch, subject));
        if (i % 2 == 1) {
          guardedSteps.add(milliseconds(with, batch, subject));
        }
      }
      double bare = fastest(bareSteps);
      double guards = fastest(guardedSteps) - bare;
      double noise =
          Math.abs(fastest(everySecond(bareSteps, 0)) - fastest(everySecond(bareSteps, 1)));
      double norm = norm(network);
      double cost = (guards + norm) / bare;
      System.out.printf(
          Locale.ROOT,
          "%s: step %.1f ms, guards %.2f ms, norm of the gradient %.2f ms: %.2f %%; equal steps"
              + " are %.2f ms apart%n",
          model,
          bare,
          guards,
          norm,
          100 * cost,
          noise);
      assertThat(cost).isLessThan(0.01);
    }
  }

  private static double milliseconds(TrainingStep step, Batch batch, StepSubject subject) {
    double[] radii = new double[StepSubject.CLASSES];
    Arrays.fill(radii, subject.phase().budget().epsilon().value());
    long begin = System.nanoTime();
    step.learn(batch, radii, TrainingProgress.ofEpoch(1, 1).atBatch(0, 1)).close();
    return (System.nanoTime() - begin) / 1e6;
  }

  private static TrainingStep step(
      CompiledNetwork network, TrainingMethod method, StepSubject subject, RandomSource random) {
    return new TrainingStep(
        network,
        new AttackedNetwork(network),
        method,
        new WeightUpdate(
            ContextLoader.create(
                subject.training().optimizer(),
                OptimizerProvider.Context.of(network.parameters().weights())),
            new GradientClipping(0)),
        random.at("training"));
  }

  /** Returns the method without its guards. */
  private static TrainingMethod bare(TrainingMethod method) {
    return new TrainingMethod(
        method.name(),
        new Adversary(
            (Attack) GuardedComponent.behind(method.adversary().attack()),
            (AdversarialObjective) GuardedComponent.behind(method.adversary().objective()),
            method.adversary().mode()),
        (PerturbationScheduler) GuardedComponent.behind(method.scheduler()),
        method.epsilon(),
        (RebalancingLoss) GuardedComponent.behind(method.loss()),
        (WeightPerturbation) GuardedComponent.behind(method.weightPerturbation()),
        method.monitor(),
        method.unusedNaturalForward());
  }

  private static Batch batch(RandomSource random) {
    int[] labels = new int[BATCH];
    Arrays.setAll(labels, i -> i % StepSubject.CLASSES);
    return new Batch(
        random
            .at("images")
            .uniform(
                DataType.FLOAT,
                0,
                1,
                BATCH,
                StepSubject.IMAGE.channels(),
                StepSubject.IMAGE.height(),
                StepSubject.IMAGE.width()),
        labels,
        labels.clone());
  }

  /** Returns how long it takes to look at the gradient of the weights, as either step does. */
  private static double norm(CompiledNetwork network) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      long begin = System.nanoTime();
      assertThat(network.parameters().gradients().norm()).isFinite();
      times.add((System.nanoTime() - begin) / 1e6);
    }
    return fastest(times);
  }

  private static List<Double> everySecond(List<Double> times, int first) {
    return IntStream.range(0, times.size())
        .filter(i -> i % 2 == first)
        .mapToObj(times::get)
        .toList();
  }

  private static double fastest(List<Double> times) {
    return times.stream()
        .sorted()
        .limit(Math.max(1, times.size() / 8))
        .mapToDouble(time -> time)
        .average()
        .orElseThrow();
  }
}
