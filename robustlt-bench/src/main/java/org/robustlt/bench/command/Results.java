package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ResultTable;
import org.robustlt.bench.comparison.ResultText;
import org.robustlt.bench.comparison.SettingsTable;
import org.robustlt.bench.comparison.SettingsText;
import org.robustlt.bench.console.Columns;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.record.RunReader;
import org.robustlt.core.evaluation.ClassificationMeasures;
import org.robustlt.core.record.EvaluationRecord;

/** Prints what runs came to. */
final class Results {
  private Results() {}

  /** Prints the table of runs and returns what it shows. */
  static Comparison print(Console console, List<Path> directories) {
    return print(console, directories, Optional.empty());
  }

  /**
   * Prints the table of runs and returns what it shows.
   *
   * @param baseline the variant that the others are compared with, if the user named one
   */
  static Comparison print(Console console, List<Path> directories, Optional<String> baseline) {
    RunReader reader = new RunReader();
    Comparison comparison =
        Comparison.of(directories.stream().map(reader::read).toList(), baseline);
    print(console, comparison);
    return comparison;
  }

  /** Prints F1, geometric mean of recalls and calibration error of the first run. */
  static void printMeasures(Console console, Comparison comparison) {
    Columns columns =
        new Columns(2).row("in %", "classes", "macro-F1", "geometric mean", "calibration error");
    int rows = 0;
    for (EvaluationRecord evaluation : comparison.runs().get(0).evaluations()) {
      for (Map.Entry<String, ClassificationMeasures> group :
          evaluation.measures().orElse(Map.of()).entrySet()) {
        columns.row(
            evaluation.protocol().name(),
            evaluation.groups().nameOf(group.getKey()),
            percent(group.getValue().macroF1()),
            percent(group.getValue().geometricMean()),
            percent(group.getValue().calibrationError()));
        rows++;
      }
    }
    if (rows > 0) {
      console.print("");
      columns.print(console);
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /** Prints the table of a comparison. */
  static void print(Console console, Comparison comparison) {
    ResultTable table = ResultTable.of(comparison);
    console.note("");
    SettingsText.lines(SettingsTable.of(comparison)).forEach(console::note);
    new ResultText(console.outStyled()).lines(table).forEach(console::print);
  }
}
