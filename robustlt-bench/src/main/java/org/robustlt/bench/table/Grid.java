package org.robustlt.bench.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.robustlt.bench.comparison.ClassAccuracy;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.ResultTable;
import org.robustlt.bench.comparison.ResultTable.Cell;
import org.robustlt.bench.comparison.ResultTable.Row;
import org.robustlt.bench.comparison.ResultTable.Section;

/**
 * The numbers under one protocol as texts, in the shape in which a page has room for them: what
 * there is more of, variants or columns, goes down.
 *
 * @param name a short name that no other table of the file has
 * @param caption what the numbers are and how they were measured
 * @param columns the titles of the columns
 * @param lines what stands below them
 */
record Grid(String name, String caption, List<String> columns, List<Line> lines) {
  /**
   * A line.
   *
   * @param title what it is about
   * @param kind what it holds
   * @param entries a text for each column
   */
  record Line(String title, Kind kind, List<Entry> entries) {}

  /** What a line holds. */
  enum Kind {
    /** Accuracies. */
    ACCURACY,
    /** Differences to a base. */
    CHANGE,
    /** The intervals of the line above. */
    INTERVAL
  }

  /**
   * A number.
   *
   * @param text as printed
   * @param best whether it is in bold
   */
  record Entry(String text, boolean best) {}

  /** Returns a grid for each protocol and table. */
  static List<Grid> of(List<ResultTable> tables, Comparison comparison) {
    List<Grid> grids = new ArrayList<>();
    for (int section = 0; section < tables.get(0).sections().size(); section++) {
      for (ResultTable table : tables) {
        grids.add(of(table, table.sections().get(section), comparison));
      }
    }
    return grids;
  }

  private static Grid of(ResultTable table, Section section, Comparison comparison) {
    boolean perClass = table.quantities().stream().anyMatch(ClassAccuracy.class::isInstance);
    String caption = Caption.of(section, comparison, perClass);
    String name = section.protocol().name() + (perClass ? "-per-class" : "");
    return perClass && table.columns().size() > section.rows().size()
        ? new Grid(
            name,
            caption,
            section.rows().stream().map(Grid::title).toList(),
            down(table, section.rows()))
        : new Grid(name, caption, table.columns(), across(section.rows()));
  }

  private static String title(Row row) {
    return row.change() ? "Δ to " + row.name() : row.name();
  }

  private static List<Line> across(List<Row> rows) {
    List<Line> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(
          new Line(
              title(row),
              row.change() ? Kind.CHANGE : Kind.ACCURACY,
              row.cells().stream().map(cell -> entry(row, cell)).toList()));
      if (row.change()) {
        interval(row.cells().stream().map(cell -> ends(row, cell)).toList()).ifPresent(lines::add);
      }
    }
    return lines;
  }

  private static List<Line> down(ResultTable table, List<Row> rows) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i;
      List<Entry> entries = rows.stream().map(row -> beside(row, row.cells().get(column))).toList();
      lines.add(new Line(table.columns().get(column), Kind.ACCURACY, entries));
    }
    return lines;
  }

  /** Returns a number with its interval beside it. */
  private static Entry beside(Row row, Cell cell) {
    Entry entry = entry(row, cell);
    String ends = ends(row, cell);
    return ends.isEmpty() ? entry : new Entry(entry.text() + " (" + ends + ")", entry.best());
  }

  private static Optional<Line> interval(List<String> ends) {
    return Collections.frequency(ends, "") == ends.size()
        ? Optional.empty()
        : Optional.of(
            new Line(
                "95 % interval",
                Kind.INTERVAL, ends.stream().map(text -> new Entry(text, false)).toList()));
  }

  private static Entry entry(Row row, Cell cell) {
    return new Entry(
        row.change()
            ? Percent.change(cell.value())
            : Percent.of(cell.value()) + cell.interval().map(Percent::halfWidth).orElse(""),
        cell.best());
  }

  private static String ends(Row row, Cell cell) {
    return row.change() ? cell.interval().map(Percent::changeInterval).orElse("") : "";
  }
}
