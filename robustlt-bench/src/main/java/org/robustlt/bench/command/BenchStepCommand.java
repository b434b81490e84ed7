package org.robustlt.bench.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.step.StepBenchmark;
import org.robustlt.bench.step.StepOptions;
import org.robustlt.bench.step.StepResult;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.recipe.RecipeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the training step. */
@Command(
    name = "step",
    header = "Time one step of adversarial training, part by part.",
    description = {
      "A step is a PGD attack, one forward and backward pass and an SGD update, on random images"
          + " of 3 by 32 by 32 pixels and 10 classes. The environment variable OMP_NUM_THREADS sets"
          + " the threads."
    },
    footer = {
      "  ./robustlt bench step --model wrn-16-4 --batch 64",
      "  ./robustlt bench step --model resnet-18 --batch 32 --json"
    })
final class BenchStepCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Architecture; wrn-16-4 if not given.")
  private String model = "wrn-16-4";

  @Option(names = "--batch", paramLabel = "N", description = "Images of a batch; 64 if not given.")
  private int batch = 64;

  @Option(names = "--steps", paramLabel = "N", description = "Attack steps; 10 if not given.")
  private int steps = 10;

  @Option(names = "--repeats", paramLabel = "N", description = "Timed steps; 5 if not given.")
  private int repeats = 5;

  @Option(
      names = "--library",
      paramLabel = "NAME",
      description = "Kernel library, onednn or nd4j; the fastest that works here if not given.")
  private Optional<String> library = Optional.empty();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  BenchStepCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    StepResult result = benchmark().run();
    if (json) {
      console.print(new ObjectMapper().writeValueAsString(result));
    } else {
      print(result);
    }
    return 0;
  }

  private StepBenchmark benchmark() {
    try {
      KernelLibrary chosen =
          library
              .map(name -> KernelLibraries.named(name, DataType.FLOAT))
              .orElseGet(() -> KernelLibraries.preferred(DataType.FLOAT));
      return new StepBenchmark(
          new StepOptions(model, batch, steps, repeats, DataType.FLOAT), chosen);
    } catch (IllegalArgumentException | RecipeException e) {
      throw new UserException(String.valueOf(e.getMessage()));
    }
  }

  private void print(StepResult result) {
    console.print(
        String.format(
            Locale.ROOT,
            "%s, %s, batch %d, PGD-%d, %d threads",
            result.peer(),
            result.model(),
            result.batch(),
            result.steps(),
            result.threads()));
    row("fastest step", result.msMin(), "ms");
    result.parts().forEach((part, time) -> row("  " + part.replace('_', ' '), time, "ms"));
    row("median step", result.msMedian(), "ms");
    row("images", result.imagesPerS(), "per second");
    row("convolutions", result.gflopPerS(), "GF/s");
    row("peak memory", (double) result.peakMib(), "MiB");
  }

  private void row(String name, double value, String unit) {
    console.print(String.format(Locale.ROOT, "%-20s %10.1f %s", name, value, unit));
  }
}
