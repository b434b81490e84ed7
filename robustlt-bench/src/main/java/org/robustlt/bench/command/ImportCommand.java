package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Console;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.run.Run;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.wiring.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a run directory of weights that were trained elsewhere. */
@Command(
    name = "import",
    header = "Make a run of weights that were trained elsewhere, to evaluate it here.",
    description = {
      "Reads safetensors, and what torch.save wrote of a state_dict (since PyTorch 1.6) without"
          + " running any of its pickle. Names are those of the published code; a prefix such as"
          + " module., a missing backbone., and other usual names of the classifier are understood."
          + " Every array must fit: else the differences are told, and nothing is written."
    },
    footer = {
      "  ./robustlt import wrn.pt --model wrn-28-10 --data-set cifar-10 --data ~/data --out runs/wrn",
      "  ./robustlt evaluate runs/wrn --data ~/data --protocol pgd-20",
      "  ./robustlt import robal.pt --recipe recipes/cifar10-lt/robal.yaml --data ~/data"
    })
final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "WEIGHTS", description = "A .safetensors, .pt or .pth file.")
  private Path file = Path.of("");

  @Mixin private ModelOptions model = new ModelOptions();

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run directory; runs/NAME, after the file, if not given.")
  private Optional<Path> out = Optional.empty();

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String name = nameOf(file);
    Recipe recipe = model.recipe(model.reader(), name);
    RunDirectory directory = new RunDirectory(out.orElseGet(() -> Path.of("runs", name)));
    try (Run run = Runs.open(recipe, directory, data.directory(), event -> {})) {
      run.adopt(model.weights(file));
    }
    console.print(directory.path() + ": holds the weights of " + file);
    console.note("Next: ./robustlt evaluate " + directory.path());
    return 0;
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    return name.isEmpty() ? "imported" : name;
  }
}
