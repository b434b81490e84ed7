package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.Regrouping;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.record.RunReader;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.bench.report.ReportFile;
import org.robustlt.bench.table.TableFormat;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.FileFault;
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
          + " protocols are never put in one column. With --format, the tables go to standard"
          + " output or to a file in the form that papers and other programs need."
    },
    footer = {
      "  ./robustlt report runs/quickstart/pgd-at-robustlt",
      "  ./robustlt report runs/comparison --baseline PGD-AT",
      "  ./robustlt report runs/a/seed-* runs/b/seed-* --out ab.html",
      "  ./robustlt report runs/comparison --format latex --out tables.tex",
      "  ./robustlt report runs/comparison --groups 'counts, head: 2, tail: 8'"
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
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "markdown, latex (booktabs), csv or json: all tables in this form, and no page.")
  private Optional<TableFormat> format = Optional.empty();

  @Option(names = "--per-class", description = "With --format: tables of the classes too.")
  private boolean perClass;

  @Option(
      names = "--groups",
      paramLabel = "RULE",
      description =
          "Which classes are head, medium and tail, as evaluation.groups of recipes says it, such as"
              + " 'counts, head: 2, tail: 8' or thirds; as they were evaluated if not given.")
  private Optional<String> groups = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The page; report.html in the directory if one is given, else none. With --format, the"
              + " file of the tables.")
  private Optional<Path> out = Optional.empty();

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (perClass && format.isEmpty()) {
      throw new UserException("--per-class: the page has the classes; it is for --format");
    }
    Comparison comparison = Comparison.of(runs(), baseline);
    format.ifPresentOrElse(form -> tables(form, comparison), () -> page(comparison));
    return 0;
  }

  private List<RunRecord> runs() {
    Optional<Regrouping> regrouping = groups.map(GroupsOption::read).map(Regrouping::new);
    RunReader reader = new RunReader();
    Stream<RunRecord> runs = directories.stream().flatMap(RunsBelow::of).map(reader::read);
    return runs.map(run -> regrouping.map(other -> other.of(run)).orElse(run)).toList();
  }

  private void tables(TableFormat form, Comparison comparison) {
    String text = form.write(comparison, perClass);
    if (out.isEmpty()) {
      console.out().print(text);
      console.out().flush();
      return;
    }
    Path file = out.get();
    try {
      AtomicFile.write(file, target -> Files.writeString(target, text));
    } catch (IOException e) {
      throw new UserException(FileFault.writing(file, e));
    }
    console.note("Tables: " + file);
  }

  private void page(Comparison comparison) {
    Results.print(console, comparison);
    Optional<Path> page = out.or(this::pageOfDirectory);
    page.ifPresent(file -> ReportFile.write(file, comparison));
    console.note("");
    console.note(page.map(file -> "Report: " + file).orElse("A page of it: --out FILE"));
  }

  private Optional<Path> pageOfDirectory() {
    return directories.size() == 1 && groups.isEmpty()
        ? Optional.of(new RunDirectory(directories.get(0)).report())
        : Optional.empty();
  }
}
