package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ResultTable;
import org.robustlt.bench.comparison.ResultText;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.record.RunReader;
import org.robustlt.bench.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the table of runs and writes their page. */
@Command(
    name = "report",
    header = "Print the results of runs and write their HTML page.",
    description = {
      "Reads run directories, prints the table of their results and writes a page that needs no"
          + " network. Runs that differ in their seeds only are averaged; numbers of different"
          + " protocols are never put in one column."
    },
    footer = {
      "  ./robustlt report runs/quickstart/pgdat-robustlt",
      "  ./robustlt report runs/a/seed-* runs/b/seed-* --out ab.html"
    })
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories.")
  private List<Path> runs = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The page; report.html in the run directory, or here for several, if not given.")
  private Optional<Path> out = Optional.empty();

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunReader reader = new RunReader();
    Comparison comparison = Comparison.of(runs.stream().map(reader::read).toList());
    new ResultText(console.outStyled()).lines(ResultTable.of(comparison)).forEach(console::print);
    Path page =
        out.orElseGet(
            () -> runs.size() == 1 ? runs.get(0).resolve("report.html") : Path.of("report.html"));
    write(page, Report.html(comparison));
    console.note("");
    console.note("Report: " + page);
    return 0;
  }

  private static void write(Path page, String html) {
    try {
      Files.writeString(page, html);
    } catch (IOException e) {
      throw new UserException(page + " cannot be written: " + e);
    }
  }
}
