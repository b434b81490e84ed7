package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.bench.card.ModelCard;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.record.RunReader;
import org.robustlt.core.file.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the model card of a run. */
@Command(
    name = "card",
    header = "Print the model card of a run.",
    description =
        "Markdown with a head of YAML, as model hubs read it: data with the checksum of the split,"
            + " accuracies of each protocol, overall and of each class, signs of masked gradients,"
            + " limits, recipe, and hashes of all of it.",
    footer = {
      "  ./robustlt card runs/quickstart/pgd-at-robustlt",
      "  ./robustlt card runs/quickstart/pgd-at-robustlt --out README.md"
    })
final class CardCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path directory = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write, which must not be there yet; standard output if not given.")
  private Optional<Path> out = Optional.empty();

  CardCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String card = ModelCard.of(new RunReader().read(directory));
    if (out.isEmpty()) {
      console.out().print(card);
      console.out().flush();
      return 0;
    }
    Path file = out.get();
    if (Files.exists(file)) {
      throw new UserException(file + " is there already; a card may have been edited by hand");
    }
    try {
      AtomicFile.write(file, target -> Files.writeString(target, card));
    } catch (IOException e) {
      throw new UserException(file + " cannot be written: " + e);
    }
    console.note("Card: " + file);
    return 0;
  }
}
