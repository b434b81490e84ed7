package org.robustlt.bench.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.robustlt.bench.comparison.ClassAccuracy;
import org.robustlt.bench.comparison.ConfidenceInterval;
import org.robustlt.bench.comparison.Quantity;
import org.robustlt.bench.comparison.ResultTable;
import org.robustlt.bench.comparison.ResultTable.Cell;
import org.robustlt.bench.comparison.ResultTable.Row;
import org.robustlt.bench.comparison.ResultTable.Section;
import org.robustlt.core.file.PlainText;

/** Writes tables with a line for each number, as RFC 4180 says but for the ends of the lines. */
final class CsvTable {
  private static final List<String> TITLES =
      List.of(
          "protocol",
          "protocol_hash",
          "epsilon",
          "checkpoint",
          "groups",
          "examples",
          "variant",
          "difference_to",
          "measure",
          "class",
          "seeds",
          "mean",
          "deviation",
          "low",
          "high",
          "best");

  private CsvTable() {}

  static String write(List<ResultTable> tables) {
    StringBuilder out = new StringBuilder(String.join(",", TITLES)).append('\n');
    for (ResultTable table : tables) {
      for (Section section : table.sections()) {
        String variant = "";
        for (Row row : section.rows()) {
          variant = row.change() ? variant : row.name();
          for (int i = 0; i < row.cells().size(); i++) {
            List<String> fields = new ArrayList<>(protocol(section));
            fields.add(variant);
            fields.add(row.change() ? row.name() : "");
            fields.addAll(number(table.quantities().get(i), row.cells().get(i)));
            out.append(fields.stream().map(CsvTable::quoted).collect(Collectors.joining(",")));
            out.append('\n');
          }
        }
      }
    }
    return out.toString();
  }

  private static List<String> protocol(Section section) {
    return List.of(
        section.protocol().name(),
        section.protocol().hash(),
        section.protocol().epsilon(),
        section.protocol().checkpoint(),
        section.protocol().groups(),
        Long.toString(section.examples()));
  }

  private static List<String> number(Quantity quantity, Cell cell) {
    boolean ofClass = quantity instanceof ClassAccuracy;
    Optional<ConfidenceInterval> interval = cell.interval();
    return List.of(
        ofClass ? "class" : quantity.title(),
        ofClass ? quantity.title() : "",
        Integer.toString(cell.value().count()),
        real(cell.value().mean()),
        real(cell.value().deviation()),
        interval.map(ends -> real(ends.low())).orElse(""),
        interval.map(ends -> real(ends.high())).orElse(""),
        Boolean.toString(cell.best()));
  }

  private static String real(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  private static String quoted(String field) {
    String text = PlainText.of(field);
    return text.matches("[^\",\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
