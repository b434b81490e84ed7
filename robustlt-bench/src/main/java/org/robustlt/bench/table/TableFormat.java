package org.robustlt.bench.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ResultTable;

/** How tables are written for papers and for other programs. */
public enum TableFormat {
  /** Tables as GitHub's Markdown has them. */
  MARKDOWN {
    @Override
    String text(List<ResultTable> tables, Comparison comparison) {
      return Grid.of(tables, comparison).stream()
          .map(MarkdownTable::write)
          .collect(Collectors.joining("\n"));
    }
  },
  /** A floating table for each protocol, which needs the package booktabs. */
  LATEX {
    @Override
    String text(List<ResultTable> tables, Comparison comparison) {
      return Grid.of(tables, comparison).stream()
          .map(LatexTable::write)
          .collect(Collectors.joining("\n", LatexTable.HEADING, ""));
    }
  },
  /** A line for each number; accuracies are fractions. */
  CSV {
    @Override
    String text(List<ResultTable> tables, Comparison comparison) {
      return CsvTable.write(tables);
    }
  },
  /** An entry for each protocol and variant; accuracies are fractions. */
  JSON {
    @Override
    String text(List<ResultTable> tables, Comparison comparison) {
      return JsonTable.write(tables);
    }
  };

  /**
   * Returns all tables of a comparison as one text.
   *
   * @param perClass whether tables of the classes follow
   * @throws org.robustlt.bench.record.RecordException if runs were evaluated under protocols of one
   *     name that differ
   */
  public String write(Comparison comparison, boolean perClass) {
    ResultTable means = ResultTable.of(comparison);
    return text(
        perClass ? List.of(means, ResultTable.perClass(comparison)) : List.of(means), comparison);
  }

  abstract String text(List<ResultTable> tables, Comparison comparison);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
