package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Console;
import org.robustlt.core.checkpoint.Checkpoint;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.checkpoint.CheckpointStore.Which;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.interchange.PublishedWeights;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.Run;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.RunFiles;
import org.robustlt.core.wiring.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the network of a run for other programs. */
@Command(
    name = "export",
    header = "Write the network of a run for other programs.",
    description = {
      "safetensors: the state_dict under the names of the published code, for PyTorch.",
      "onnx: the whole network, input normalization included, for any runtime: images [batch,"
          + " channels, height, width] in 0..1 to logits [batch, classes]."
    },
    footer = {
      "  ./robustlt export runs/pgdat --format safetensors --out pgdat.safetensors",
      "  ./robustlt export runs/pgdat --format onnx --data ~/data --out pgdat.onnx"
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  /** What others read. */
  enum Format {
    /** Arrays by name. */
    SAFETENSORS,
    /** A graph of operators with its weights. */
    ONNX
  }

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path directory = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "safetensors or onnx.")
  private Format format = Format.SAFETENSORS;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file.")
  private Path out = Path.of("");

  @Option(
      names = "--checkpoint",
      paramLabel = "WHICH",
      description = "Weights to write: last or best (on validation). ${DEFAULT-VALUE} by default.")
  private Which which = Which.LAST;

  @Mixin private DataOptions data = new DataOptions();

  @Mixin private PluginOptions plugins = new PluginOptions();

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (Files.exists(out)) {
      throw new UserException(out + ": is there already; give another --out");
    }
    RunDirectory run = new RunDirectory(directory);
    switch (format) {
      case SAFETENSORS -> writeWeights(run);
      case ONNX -> writeNetwork(run);
    }
    console.print(out + ": holds the " + which.label() + " weights of " + directory);
    return 0;
  }

  private void writeWeights(RunDirectory run) {
    Path file = new CheckpointStore(run.checkpoints()).file(which);
    Checkpoint checkpoint = new CheckpointFile(file).read();
    try {
      new RunFiles(run).checkCheckpoint(file, checkpoint.manifest());
      PublishedWeights.write(out, checkpoint);
    } catch (IOException e) {
      throw new UserException(FileFault.writing(out, e));
    }
  }

  private void writeNetwork(RunDirectory directory) {
    RecipeReader reader = new RecipeReader(plugins.registry());
    Recipe recipe = Recipes.of(directory, reader);
    try (Run run = Runs.open(recipe, directory, data.directory(), event -> {})) {
      run.exportOnnx(which, out);
    }
  }
}
