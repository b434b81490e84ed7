package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Console;
import org.robustlt.core.interchange.SavedWeights;
import org.robustlt.core.interchange.WeightsFile;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.Run;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.wiring.Runs;
import org.robustlt.core.wiring.WeightsImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a run directory of weights that were trained elsewhere. */
@Command(
    name = "import",
    header = "Make a run of weights that were trained elsewhere, to evaluate it here.",
    description = {
      "Reads what torch.save wrote of a state_dict, a checkpoint or a whole module, safetensors,"
          + " pickles of arrays, NPZ and ONNX, without running any pickle. What network it is, is"
          + " found from names and shapes; what they do not tell (how the input is normalized) is"
          + " tried on 1,000 test images, and told. Every array must fit: else the differences are"
          + " told, and nothing is written."
    },
    footer = {
      "  ./robustlt import wrn.pt --data-set cifar-10 --data ~/data --out runs/wrn",
      "  ./robustlt evaluate runs/wrn --data ~/data --protocol pgd-20",
      "  ./robustlt import robal.pt --recipe recipes/cifar10-lt/robal.yaml --data ~/data"
    })
final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "WEIGHTS",
      description = "The file: .pt, .pth, .safetensors, .npz, .onnx, ...")
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
    RunDirectory directory = new RunDirectory(out.orElseGet(() -> Path.of("runs", name)));
    if (directory.holdsRun()) {
      throw new UserException(directory.path() + ": already holds a run; give another --out");
    }
    WeightsFile weights = model.weights(file);
    try (SavedWeights saved = weights.open()) {
      WeightsImport.Found found = find(saved, name);
      try (Run run = Runs.open(found.recipe(), directory, data.directory(), event -> {})) {
        run.adopt(weights, found.weights());
      }
    }
    console.print(directory.path() + ": holds the weights of " + file);
    console.note("Next: ./robustlt evaluate " + directory.path());
    return 0;
  }

  private WeightsImport.Found find(SavedWeights saved, String name) {
    RecipeReader reader = model.reader();
    return model
        .recipe(reader)
        .map(recipe -> new WeightsImport.Found(recipe, saved.only()))
        .orElseGet(
            () ->
                new WeightsImport(reader, data.directory(), console::note)
                    .find(saved, name, model.settings(saved.recipe().isPresent())));
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    return name.isEmpty() ? "imported" : name;
  }
}
