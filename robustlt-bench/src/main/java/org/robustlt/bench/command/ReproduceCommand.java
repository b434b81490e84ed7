package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.published.PublishedTable;
import org.robustlt.bench.published.PublishedTables;
import org.robustlt.bench.published.ReproductionText;
import org.robustlt.core.recipe.RecipeReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs what was published and prints both side by side. */
@Command(
    name = "reproduce",
    header = "Train what a published table reports and print its numbers beside ours.",
    description = {
      "Makes a run for each method of the table and seed, evaluates it by the protocols that were"
          + " published, and prints published numbers and ours in columns of their own, with"
          + " intervals. At the small scale a CPU needs hours; what is reduced stands beside every"
          + " number. Without TABLE, or with --list: what can be reproduced."
    },
    footer = {
      "  ./robustlt reproduce --list",
      "  ./robustlt reproduce cifar10-lt --method PGD-AT --method 'PGD-AT + RobustLT' \\",
      "      --data ~/data/cifar-10",
      "  ./robustlt reproduce cifar10-lt --scale full --seeds 102,103,104 --data ~/data/cifar-10"
    })
final class ReproduceCommand implements Callable<Integer> {
  /** How much of what was published is done. */
  enum Scale {
    /** What a CPU does in hours. */
    SMALL,
    /** All of it. */
    FULL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Console console;

  @Parameters(paramLabel = "TABLE", arity = "0..1", description = "The table, by its name.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--list", description = "Print the published tables.")
  private boolean list;

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      description = "small or full; ${DEFAULT-VALUE} by default.")
  private Scale scale = Scale.SMALL;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "A method of the table; all if not given. Repeatable.")
  private List<String> methods = List.of();

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "SEED",
      description = "Seeds to train each method with; the recipe's own if not given.")
  private List<Long> seeds = List.of();

  @Mixin private RecipeOptions options = new RecipeOptions();

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the run directories go; runs/TABLE-SCALE if not given.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--resume", description = "Go on with what was begun there.")
  private boolean resume;

  ReproduceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (list || name.isEmpty()) {
      for (PublishedTable table : PublishedTables.all()) {
        ReproductionText.lines(table).forEach(console::print);
        console.print("");
      }
      return 0;
    }
    PublishedTable table = PublishedTables.named(name.get()).orElseThrow(this::unknown);
    Path directory = out.orElseGet(() -> Path.of("runs", table.name() + "-" + scale));
    new ReproductionJob(
            table, scale == Scale.SMALL, new RecipeReader(options.plugins().registry()), console)
        .run(chosen(table), seeds, options.settings(), data.directory(), directory, resume);
    return 0;
  }

  private List<PublishedTable.Method> chosen(PublishedTable table) {
    List<String> known = table.methods().stream().map(PublishedTable.Method::name).toList();
    for (String method : methods) {
      if (!known.contains(method)) {
        throw new UserException(
            "--method: "
                + table.name()
                + " has no \""
                + method
                + "\"; it has \""
                + String.join("\", \"", known)
                + "\"");
      }
    }
    return table.methods().stream()
        .filter(method -> methods.isEmpty() || methods.contains(method.name()))
        .toList();
  }

  private UserException unknown() {
    return new UserException(
        "there is no published table \""
            + name.orElseThrow()
            + "\"; there are "
            + PublishedTables.all().stream()
                .map(PublishedTable::name)
                .collect(Collectors.joining(", ")));
  }
}
