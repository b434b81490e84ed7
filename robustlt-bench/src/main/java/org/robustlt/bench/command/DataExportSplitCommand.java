package org.robustlt.bench.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Console;
import org.robustlt.core.data.split.SplitFile;
import org.robustlt.core.data.split.SplitManifest;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.wiring.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes which images a recipe selects. */
@Command(
    name = "export-split",
    header = "Write which images a recipe trains on and which it holds out.",
    description = {
      "Other recipes take the split by --set data.selection.file=FILE. Every run keeps its own as"
          + " split.json."
    },
    footer =
        "  ./robustlt data export-split recipes/cifar10-lt/pgdat.yaml --data ~/data --out s.npz")
final class DataExportSplitCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RECIPE", description = "A recipe, YAML.")
  private Path recipe = Path.of("");

  @Mixin private RecipeOptions options = new RecipeOptions();

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = {
        "FILE.json: with profile, seed, counts and checksums.",
        "FILE.npz: train_indices and val_indices, as splits are published."
      })
  private Path out = Path.of("");

  DataExportSplitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String name = out.toString();
    if (!name.endsWith(".json") && !name.endsWith(".npz")) {
      throw new UserException("--out must end in .json or .npz, got " + out);
    }
    if (Files.exists(out)) {
      throw new UserException(out + ": is there already; give another --out");
    }
    Recipe read = new RecipeReader(options.plugins().registry()).read(recipe, options.settings());
    SplitManifest split = Runs.data(read, data.directory()).splitManifest();
    SplitFile.write(out, split);
    console.print(
        out
            + ": "
            + split.training().length
            + " images to train on (SHA-256 "
            + split.trainingSha256()
            + "), "
            + split.validation().length
            + " held out (SHA-256 "
            + split.validationSha256()
            + ")");
    return 0;
  }
}
