package org.robustlt.bench.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.step.NullLibrary;
import org.robustlt.bench.step.StepBenchmark;
import org.robustlt.bench.step.StepOptions;
import org.robustlt.bench.step.StepResult;
import org.robustlt.core.engine.Activations;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.recipe.PrecisionSection;
import org.robustlt.core.recipe.RecipeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times the training step. */
@Command(
    name = "step",
    header = "Time one step of adversarial training, part by part.",
    description = {
      "A step is a PGD attack, one forward and backward pass and an SGD update, on random images"
          + " of 3 by 32 by 32 pixels and 10 classes, timed after two steps and three seconds of"
          + " warm-up. Many repeats show whether the speed stays and the memory does not grow."
    },
    footer = {
      "  ./robustlt bench step --model wrn-16-4 --batch 64",
      "  ./robustlt bench step --model resnet-18 --batch 32 --json"
    })
final class BenchStepCommand implements Callable<Integer> {
  private static final String CROSS_ENTROPY = "cross-entropy";

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
      split = ",",
      description =
          "Kernel libraries, timed one after the other: onednn, nd4j and, where a device is asked"
              + " for, torch; null computes nothing, to time the host alone. The fastest that works"
              + " here if not given.")
  private List<String> libraries = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the kernels; OMP_NUM_THREADS or one per core if not given.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      description = "What the attack maximizes; cross-entropy if not given.")
  private String objective = CROSS_ENTROPY;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description = "What the training minimizes; cross-entropy if not given.")
  private String loss = CROSS_ENTROPY;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description =
          "How the attack computes: float32, bfloat16 or, by torch, float16; float32 if not given.")
  private String precision = "float32";

  @Option(
      names = "--activations",
      paramLabel = "NAME",
      description = "What a forward pass keeps, recompute or keep; recompute if not given.")
  private String activations = "recompute";

  @SuppressWarnings("UnusedVariable") // the launcher has read it
  @Mixin
  private DeviceOption device = new DeviceOption();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  BenchStepCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    for (StepBenchmark benchmark : benchmarks()) {
      StepResult result = benchmark.run();
      if (json) {
        console.print(new ObjectMapper().writeValueAsString(result));
      } else {
        print(result);
      }
    }
    return 0;
  }

  private List<StepBenchmark> benchmarks() {
    List<KernelLibrary> chosen =
        libraries.isEmpty()
            ? List.of(KernelLibraries.preferred(DataType.FLOAT))
            : libraries.stream().map(BenchStepCommand::named).toList();
    return chosen.stream().map(this::benchmark).toList();
  }

  private StepBenchmark benchmark(KernelLibrary chosen) {
    try {
      return new StepBenchmark(
          new StepOptions(
              model,
              batch,
              steps,
              repeats,
              threads.orElseGet(StepOptions::defaultThreads),
              objective,
              loss,
              attack(),
              activations()),
          chosen);
    } catch (IllegalArgumentException | RecipeException e) {
      throw new UserException(String.valueOf(e.getMessage()));
    }
  }

  private static KernelLibrary named(String name) {
    try {
      return name.equals(NullLibrary.NAME)
          ? new NullLibrary()
          : KernelLibraries.named(name, DataType.FLOAT);
    } catch (IllegalArgumentException e) {
      throw new UserException(String.valueOf(e.getMessage()));
    }
  }

  private PrecisionSection.Attack attack() {
    return switch (precision) {
      case "float32" -> PrecisionSection.Attack.AS_ARRAYS;
      case "bfloat16" -> PrecisionSection.Attack.BFLOAT16;
      case "float16" -> PrecisionSection.Attack.FLOAT16;
      default ->
          throw new IllegalArgumentException(
              "--precision must be float32, bfloat16 or float16, got \"" + precision + "\"");
    };
  }

  private Activations activations() {
    return switch (activations) {
      case "recompute" -> Activations.RECOMPUTE;
      case "keep" -> Activations.KEEP;
      default ->
          throw new IllegalArgumentException(
              "--activations must be recompute or keep, got \"" + activations + "\"");
    };
  }

  private void print(StepResult result) {
    console.print(
        String.format(
            Locale.ROOT,
            "%s, %s, batch %d, PGD-%d in %s, %d threads",
            result.peer(),
            result.model(),
            result.batch(),
            result.steps(),
            result.precision(),
            result.threads()));
    row("fastest step", result.msMin(), "ms");
    result.parts().forEach((part, time) -> row("  " + part.replace('_', ' '), time, "ms"));
    row("  no kernel ran", result.hostMs(), "ms: the host's own work");
    row("median step", result.msMedian(), "ms");
    row("images", result.imagesPerS(), "per second");
    row("slowdown", result.slowdown(), "times from the first to the last steps");
    row("peak memory", (double) result.peakMib(), "MiB");
    row("growth", (double) result.growthMib(), "MiB after the first tenth");
    row("crossings", result.crossedBytes() / 1024.0, "KiB between arrays and the library's memory");
    row("  for losses", result.lossCrossedBytes() / 1024.0, "KiB beside, of the host's losses");
    row("heap", result.heapKib(), "KiB of garbage in a step");
    row("convolutions", result.gflopPerS(), "GF/s");
    row("  of one alone", result.convolutionGflopPerS(), "GF/s, the machine's ceiling");
    row("  a matrix product", result.productGflopPerS(), "GF/s");
    row("  a copy", result.copyGbPerS(), "GB/s");
  }

  private void row(String name, double value, String unit) {
    console.print(String.format(Locale.ROOT, "%-20s %10.1f %s", name, value, unit));
  }
}
