package org.robustlt.bench.command;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.bench.console.Columns;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.dataset.BatchSheet;
import org.robustlt.bench.dataset.ChannelStatistics;
import org.robustlt.bench.dataset.ClassHistogram;
import org.robustlt.bench.dataset.ContactSheet;
import org.robustlt.bench.job.RemarkText;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.split.SplitManifest;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.run.RunData;
import org.robustlt.core.wiring.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a recipe learns from. */
@Command(
    name = "inspect",
    header = "Show what a recipe learns from: classes, counts, pixels, pictures.",
    description = {
      "Prints the images of each class, checksums of the split and statistics of the pixels."
          + " With --out, draws images.png (the first images of each class), batch.png (the first"
          + " ones that the training sees, augmented and mixed) and classes.png (how many images"
          + " there are)."
    },
    footer = {
      "  ./robustlt data inspect recipes/quickstart.yaml --out look",
      "  ./robustlt data inspect cifar-10 --data ~/data"
    })
final class DataInspectCommand implements Callable<Integer> {
  private static final int CLASSES = 60;
  private static final int SHOWN = 5;

  private final Console console;

  @Mixin private RecipeOrDataSet subject = new RecipeOrDataSet();

  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--out", paramLabel = "DIR", description = "Where the pictures go.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--verify",
      description = "Read every picture file again and compare it with the cache.")
  private boolean verify;

  @Option(names = "--all", description = "Print all classes and all remarks, however many.")
  private boolean all;

  DataInspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunData inspected = read();
    print(inspected);
    out.ifPresent(
        directory -> {
          ImageDataSet set = inspected.dataSet();
          write(
              directory.resolve("images.png"),
              ContactSheet.draw(set, inspected.split().training()));
          write(directory.resolve("batch.png"), firstBatch(inspected.training()));
          write(
              directory.resolve("classes.png"),
              ClassHistogram.draw(
                  set.classNames(),
                  inspected.split().trainingFrequencies(),
                  inspected.split().selected()));
        });
    return 0;
  }

  private RunData read() {
    Recipe recipe = subject.read();
    try (DecodingDisplay display = new DecodingDisplay(console)) {
      return Runs.data(
          recipe,
          DataSetProvider.Location.of(data.directory())
              .withReading(Runs.reading(display).withVerify(verify)));
    }
  }

  private static BufferedImage firstBatch(BatchSource training) {
    try (BatchStream batches = training.epoch(1)) {
      return BatchSheet.draw(batches.next());
    }
  }

  private void print(RunData inspected) {
    ImageDataSet set = inspected.dataSet();
    ChannelStatistics pixels = ChannelStatistics.of(set.training(), inspected.split().training());
    SplitManifest split = inspected.splitManifest();
    console.print(
        String.format(
            Locale.ROOT,
            "%s: %d classes, images of %dx%d pixels, %d channels",
            set.name(),
            set.classes(),
            set.shape().width(),
            set.shape().height(),
            set.shape().channels()));
    new Columns(2)
        .row("split", split.profile() + drawn(split))
        .row("trained on", count(split.training().length) + ", SHA-256 " + split.trainingSha256())
        .row("held out", count(split.validation().length) + ", SHA-256 " + split.validationSha256())
        .row("test", count(set.test().size()))
        .row("imbalance", imbalance(inspected))
        .row("takes", memory(set))
        .row(
            "mean",
            decimals(pixels.mean())
                + " (the network subtracts "
                + decimals(set.normalization().mean())
                + ")")
        .row(
            "deviation",
            decimals(pixels.standardDeviation())
                + " (the network divides by "
                + decimals(set.normalization().standardDeviation())
                + ")")
        .print(console);
    console.print("");
    printClasses(inspected);
    RemarkText.lines(inspected.remarks(), all ? Integer.MAX_VALUE : SHOWN).forEach(console::print);
  }

  private void printClasses(RunData inspected) {
    ImageDataSet set = inspected.dataSet();
    ClassFrequencies training = inspected.split().trainingFrequencies();
    ClassFrequencies selected = inspected.split().selected();
    long[] test = new long[set.classes()];
    for (int label : ImageSelection.labels(set.test())) {
      test[label]++;
    }
    List<Integer> order =
        IntStream.range(0, set.classes())
            .boxed()
            .sorted(Comparator.comparingLong(c -> set.classes() > CLASSES ? -training.count(c) : c))
            .toList();
    Columns classes = new Columns(2).row("", "class", "trained on", "held out", "test");
    int left = all ? 0 : Math.max(0, order.size() - CLASSES);
    for (int place = 0; place < order.size(); place++) {
      if (left > 0 && place == CLASSES / 2) {
        classes.row("", String.format(Locale.ROOT, "... %,d more, by --all", left), "", "", "");
        place += left;
      }
      int c = order.get(place);
      classes.row(
          Integer.toString(c),
          set.classNames().get(c),
          count(training.count(c)),
          count(selected.count(c) - training.count(c)),
          count(test[c]));
    }
    classes.print(console);
  }

  private static String imbalance(RunData inspected) {
    ClassFrequencies counts = inspected.split().trainingFrequencies();
    return String.format(
        Locale.ROOT,
        "%,d to %,d images a class, ratio %.1f",
        counts.max(),
        counts.min(),
        (double) counts.max() / counts.min());
  }

  private static String memory(ImageDataSet set) {
    double bytes = (double) (set.training().size() + set.test().size()) * set.shape().size();
    return String.format(Locale.ROOT, "%,.1f MB decoded, in memory or on disk", bytes / (1 << 20));
  }

  private static String drawn(SplitManifest split) {
    return split.seed().isPresent() && split.convention().isPresent()
        ? String.format(
            Locale.ROOT,
            ", seed %d (%s)",
            split.seed().getAsLong(),
            split.convention().get().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        : "";
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String decimals(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%.4f", value))
        .collect(Collectors.joining(" "));
  }

  private void write(Path file, BufferedImage picture) {
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, path -> ImageIO.write(picture, "png", path.toFile()));
    } catch (IOException e) {
      throw new UserException(FileFault.writing(file, e));
    }
    console.note("Picture: " + file);
  }
}
