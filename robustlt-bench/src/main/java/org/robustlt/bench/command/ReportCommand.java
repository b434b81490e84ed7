package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.report.ReportFile;
import org.robustlt.core.run.RunDirectory;
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
      "  ./robustlt report runs/comparison --baseline PGD-AT",
      "  ./robustlt report runs/a/seed-* runs/b/seed-* --out ab.html"
    })
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Run directories, or directories of compare.")
  private List<Path> directories = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "Compare all with the runs of this name; each with one that differs in one component if"
              + " not given.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The page; report.html in the directory if one is given, else none.")
  private Optional<Path> out = Optional.empty();

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Path> runs = directories.stream().flatMap(RunsBelow::of).toList();
    Comparison comparison = Results.print(console, runs, baseline);
    Optional<Path> page =
        out.or(
            () ->
                directories.size() == 1
                    ? Optional.of(new RunDirectory(directories.get(0)).report())
                    : Optional.empty());
    page.ifPresent(file -> ReportFile.write(file, comparison));
    console.note("");
    console.note(page.map(file -> "Report: " + file).orElse("A page of it: --out FILE"));
    return 0;
  }
}
