package org.robustlt.bench.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.pipeline.PipelineBenchmark;
import org.robustlt.bench.pipeline.PipelineResult;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.wiring.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times the data pipeline. */
@Command(
    name = "data",
    header = "Time how fast batches are read, augmented and put together.",
    description = {
      "Reads epochs of a recipe's training images, or of all of a data set's with random crops and"
          + " flips, as fast as they come. A training that takes fewer images per second never"
          + " waits for data; metrics.jsonl says how long one did."
    },
    footer = {
      "  ./robustlt bench data fashion-mnist-mini",
      "  ./robustlt bench data cifar-10 --data ~/data --threads 2 --json",
      "  ./robustlt bench data cifar-10 --data ~/data \\",
      "    --set 'data.augmentation=[random-crop, horizontal-flip, auto-augment]'"
    })
final class BenchDataCommand implements Callable<Integer> {
  private static final String CROP_AND_FLIP = "[random-crop, horizontal-flip]";

  private final Console console;

  @Mixin private RecipeOrDataSet subject = new RecipeOrDataSet();

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that prepare batches; one per core if not given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--epochs", paramLabel = "N", description = "Timed epochs; 5 if not given.")
  private int epochs = 5;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  BenchDataCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    PipelineResult result = benchmark();
    if (json) {
      console.print(new ObjectMapper().writeValueAsString(result));
    } else {
      print(result);
    }
    return 0;
  }

  private PipelineResult benchmark() {
    Recipe recipe = subject.read(CROP_AND_FLIP);
    try {
      return new PipelineBenchmark(recipe, Runs.data(recipe, data.directory(), threads), threads)
          .run(epochs);
    } catch (IllegalArgumentException e) {
      throw new UserException(String.valueOf(e.getMessage()));
    }
  }

  private void print(PipelineResult result) {
    console.print(
        String.format(
            Locale.ROOT,
            "%s, %,d images, %s, batch %d, %d thread%s",
            result.dataSet(),
            result.images(),
            result.augmentation().isEmpty()
                ? "as they are"
                : String.join(", ", result.augmentation()),
            result.batch(),
            result.threads(),
            result.threads() == 1 ? "" : "s"));
    row("fastest epoch", result.msMin(), "ms");
    row("median epoch", result.msMedian(), "ms");
    row("images", result.imagesPerS(), "per second");
    row("peak memory", (double) result.peakMib(), "MiB");
  }

  private void row(String name, double value, String unit) {
    console.print(String.format(Locale.ROOT, "%-20s %10.1f %s", name, value, unit));
  }
}
