package org.robustlt.bench.command;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.bench.console.Columns;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.dataset.BatchSheet;
import org.robustlt.bench.dataset.ChannelStatistics;
import org.robustlt.bench.dataset.ClassHistogram;
import org.robustlt.bench.dataset.ContactSheet;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.split.SplitManifest;
import org.robustlt.core.file.AtomicFile;
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
  private final Console console;

  @Mixin private RecipeOrDataSet subject = new RecipeOrDataSet();

  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--out", paramLabel = "DIR", description = "Where the pictures go.")
  private Optional<Path> out = Optional.empty();

  DataInspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunData inspected = Runs.data(subject.read(), data.directory());
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
    ClassFrequencies training = inspected.split().trainingFrequencies();
    ClassFrequencies selected = inspected.split().selected();
    ClassFrequencies test =
        ImageSelection.frequencies(ImageSelection.labels(set.test()), set.classes());
    Columns classes = new Columns(2).row("", "class", "trained on", "held out", "test");
    for (int c = 0; c < set.classes(); c++) {
      classes.row(
          Integer.toString(c),
          set.classNames().get(c),
          count(training.count(c)),
          count(selected.count(c) - training.count(c)),
          count(test.count(c)));
    }
    classes.print(console);
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
      throw new UserException(file + ": cannot be written: " + e.getMessage());
    }
    console.note("Picture: " + file);
  }
}
