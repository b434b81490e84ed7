package org.robustlt.bench.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.robustlt.bench.console.Columns;
import org.robustlt.bench.console.Console;
import org.robustlt.core.checkpoint.CheckpointStore.Which;
import org.robustlt.core.data.cache.ImageFiles;
import org.robustlt.core.data.folder.PicturePaths;
import org.robustlt.core.file.Json;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.Predictor;
import org.robustlt.core.run.Predictor.Prediction;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.wiring.PredictorAssembly;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Classifies pictures by the network of a run. */
@Command(
    name = "predict",
    header = "Classify pictures by the network of a run.",
    description = {
      "Reads picture files as the run's data set was read, resized and normalized alike, and prints"
          + " the most probable classes with their probabilities. Files that cannot be read are named"
          + " on standard error; the exit code is then 2."
    },
    footer = {
      "  ./robustlt predict runs/mine photo.jpg",
      "  ./robustlt predict runs/mine new-photos --top 3",
      "  ./robustlt predict runs/mine new-photos --csv > predictions.csv"
    })
final class PredictCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run directory.")
  private Path directory = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGES",
      description = "Picture files, or folders of them.")
  private List<Path> given = List.of();

  @ArgGroup private Form form = new Form();

  /** What is printed. */
  static final class Form {
    @Option(
        names = "--json",
        description =
            "Print JSON: the classes, and for each file all probabilities in their order.")
    private boolean json;

    @Option(
        names = "--csv",
        description =
            "Print a table with commas: file, class, probability, and that of each class.")
    private boolean csv;
  }

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "Show the K most probable classes of each; ${DEFAULT-VALUE} by default.")
  private int top = 1;

  @Option(
      names = "--checkpoint",
      paramLabel = "WHICH",
      description = "Weights to use: last or best (on validation). ${DEFAULT-VALUE} by default.")
  private Which which = Which.LAST;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the run's data set lies; needed for runs of older versions only, which do not say"
              + " what their images were like.")
  private Optional<Path> data = Optional.empty();

  @SuppressWarnings("UnusedVariable") // the launcher has read it
  @Mixin
  private DeviceOption device = new DeviceOption();

  @Mixin private PluginOptions plugins = new PluginOptions();

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (top < 1) {
      throw new UserException("--top must be at least 1, got " + top);
    }
    RunDirectory run = new RunDirectory(directory);
    PredictorAssembly assembly =
        PredictorAssembly.of(Recipes.of(run, new RecipeReader(plugins.registry())), run, data);
    ImageFiles images = assembly.images(PicturePaths.of(given));
    List<Prediction> predictions = new ArrayList<>();
    boolean whole = true;
    try (Predictor predictor = assembly.open(which)) {
      predictor.predict(images, predictions::add);
      whole = tellProblems(predictions);
      predictions.removeIf(prediction -> prediction.problem().isPresent());
      if (form.json) {
        console.print(
            Json.pages(new Answer(predictor.classNames(), answers(predictor, predictions))));
      } else if (form.csv) {
        printTable(predictor, predictions);
      } else {
        printColumns(predictor, predictions);
      }
    }
    return whole ? 0 : 2;
  }

  private boolean tellProblems(List<Prediction> predictions) {
    boolean whole = true;
    for (Prediction prediction : predictions) {
      if (prediction.problem().isPresent()) {
        console.note("robustlt: " + prediction.file() + ": " + prediction.problem().get());
        whole = false;
      }
    }
    return whole;
  }

  /** The answer in JSON. */
  private record Answer(List<String> classes, List<Image> images) {}

  /** What is said of a file. */
  private record Image(
      String file,
      @JsonProperty("class") String name,
      double probability,
      List<Double> probabilities) {}

  private static List<Image> answers(Predictor predictor, List<Prediction> predictions) {
    return predictions.stream()
        .map(
            prediction ->
                new Image(
                    prediction.file().toString(),
                    predictor.classNames().get(prediction.label()),
                    prediction.probabilities().get(prediction.label()),
                    prediction.probabilities()))
        .toList();
  }

  private void printTable(Predictor predictor, List<Prediction> predictions) {
    List<String> header = new ArrayList<>(List.of("file", "class", "probability"));
    header.addAll(predictor.classNames());
    printRow(header);
    for (Image image : answers(predictor, predictions)) {
      List<String> row =
          new ArrayList<>(
              List.of(image.file(), image.name(), Double.toString(image.probability())));
      image.probabilities().forEach(probability -> row.add(Double.toString(probability)));
      printRow(row);
    }
  }

  private void printRow(List<String> cells) {
    console.print(String.join(",", cells.stream().map(PredictCommand::quoted).toList()));
  }

  /** Quotes a cell as RFC 4180 does. */
  private static String quoted(String cell) {
    return cell.matches("[^,\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private void printColumns(Predictor predictor, List<Prediction> predictions) {
    Columns columns = new Columns(0);
    for (Prediction prediction : predictions) {
      List<Integer> order =
          IntStream.range(0, predictor.classNames().size())
              .boxed()
              .sorted(Comparator.comparingDouble(c -> -prediction.probabilities().get(c)))
              .limit(top)
              .toList();
      String file = prediction.file().toString();
      for (int c : order) {
        columns.row(
            file,
            String.format(Locale.ROOT, "%.1f %%", 100 * prediction.probabilities().get(c)),
            predictor.classNames().get(c));
        file = "";
      }
    }
    columns.print(console);
  }
}
