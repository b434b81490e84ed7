package org.robustlt.bench.pipeline;

import java.util.List;
import java.util.stream.Stream;
import org.robustlt.bench.step.ThisProcess;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.run.RunData;

/** Times the epochs of a recipe's training data: everything but the training. */
public final class PipelineBenchmark {
  private static final int WARM_UP = 2;

  private final Recipe recipe;
  private final RunData data;
  private final int threads;

  /**
   * Prepares a benchmark.
   *
   * @param recipe what the data were made for
   * @param data what is read
   * @param threads how many threads the data's batches are prepared by
   */
  public PipelineBenchmark(Recipe recipe, RunData data, int threads) {
    this.recipe = recipe;
    this.data = data;
    this.threads = threads;
  }

  /**
   * Reads epochs and returns what they took.
   *
   * @param epochs how many are timed, after a few that are not
   * @throws IllegalArgumentException if none is
   */
  public PipelineResult run(int epochs) {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
    }
    List<Double> times =
        Stream.iterate(1, epoch -> epoch + 1)
            .limit(WARM_UP + epochs)
            .map(this::milliseconds)
            .skip(WARM_UP)
            .sorted()
            .toList();
    return new PipelineResult(
        "robustlt",
        data.dataSet().name(),
        recipe.data().augmentation().stream().map(NamePattern::nameOf).toList(),
        data.training().images(),
        recipe.training().batchSize(),
        threads,
        tenths(times.get(0)),
        tenths(times.get(epochs / 2)),
        tenths(data.training().images() / times.get(0) * 1e3),
        ThisProcess.peakMib());
  }

  private double milliseconds(int epoch) {
    BatchSource training = data.training();
    long start = System.nanoTime();
    try (BatchStream batches = training.epoch(epoch)) {
      while (batches.hasNext()) {
        batches.next();
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
