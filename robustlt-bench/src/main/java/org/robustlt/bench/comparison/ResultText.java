package org.robustlt.bench.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.robustlt.bench.comparison.ResultTable.Cell;
import org.robustlt.bench.comparison.ResultTable.Row;
import org.robustlt.bench.comparison.ResultTable.Section;

/** Prints a table of results on a terminal. */
public final class ResultText {
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final String INTERVAL = "    95 % interval";

  private final boolean ansi;

  /** Makes a printer; {@code ansi} allows bold text, else the best numbers get a star. */
  public ResultText(boolean ansi) {
    this.ansi = ansi;
  }

  /** Returns the lines of the table. */
  public List<String> lines(ResultTable table) {
    List<String> lines = new ArrayList<>();
    if (table.sections().isEmpty()) {
      return List.of("no evaluation yet");
    }
    int nameWidth =
        rows(table)
            .mapToInt(row -> Math.max(name(row).length(), row.change() ? INTERVAL.length() : 0))
            .max()
            .orElse(0);
    int cellWidth =
        Math.max(
            13,
            2
                + rows(table)
                    .flatMap(row -> row.cells().stream().map(cell -> text(row, cell)))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0));
    for (Section section : table.sections()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(heading(section));
      section.notes().forEach(note -> lines.add("  " + note));
      StringBuilder titles = new StringBuilder(" ".repeat(nameWidth + 2));
      table.columns().forEach(title -> titles.append(right(title, cellWidth)));
      lines.add(titles.toString());
      lines.add("  " + "─".repeat(nameWidth + Measure.values().length * cellWidth));
      for (Row row : section.rows()) {
        StringBuilder line = new StringBuilder("  " + left(name(row), nameWidth));
        row.cells().forEach(cell -> line.append(cell(row, cell, cellWidth)));
        lines.add(line.toString().stripTrailing());
        if (row.change() && row.cells().stream().anyMatch(cell -> cell.interval().isPresent())) {
          StringBuilder intervals = new StringBuilder("  " + left(INTERVAL, nameWidth));
          row.cells()
              .forEach(
                  cell ->
                      intervals.append(
                          right(
                              cell.interval().map(Percent::changeInterval).orElse("–"),
                              cellWidth)));
          lines.add(intervals.toString().stripTrailing());
        }
      }
    }
    return lines;
  }

  private static Stream<Row> rows(ResultTable table) {
    return table.sections().stream().flatMap(section -> section.rows().stream());
  }

  private static String heading(Section section) {
    String checkpoint = section.protocol().checkpoint();
    String epsilon = section.protocol().epsilon();
    Object norm = section.protocol().options().get("norm");
    return section.protocol().name()
        + " accuracy in %"
        + (epsilon.isEmpty() || epsilon.equals("0")
            ? ""
            : ", ε = "
                + epsilon
                + ("l2".equals(norm) ? " in L2" : "l1".equals(norm) ? " in L1" : ""))
        + ", "
        + String.format(Locale.ROOT, "%,d", section.examples())
        + " test images"
        + (checkpoint.isEmpty() ? "" : ", " + checkpoint + " checkpoint");
  }

  private static String name(Row row) {
    return row.change() ? "  Δ to " + row.name() : row.name();
  }

  private static String text(Row row, Cell cell) {
    return row.change()
        ? Percent.change(cell.value())
        : Percent.of(cell.value()) + cell.interval().map(Percent::halfWidth).orElse("");
  }

  private String cell(Row row, Cell cell, int width) {
    String text = text(row, cell);
    if (!cell.best()) {
      return right(text, width);
    }
    return ansi ? right("", width - text.length()) + BOLD + text + PLAIN : right("*" + text, width);
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
