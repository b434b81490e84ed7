package org.robustlt.bench.report;

import java.util.Optional;
import org.robustlt.bench.comparison.Measure;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.ProtocolText;
import org.robustlt.bench.comparison.ResultTable;
import org.robustlt.bench.comparison.ResultTable.Cell;
import org.robustlt.bench.comparison.ResultTable.Row;
import org.robustlt.bench.comparison.ResultTable.Section;
import org.robustlt.bench.markup.Markup;

/** The table of results as HTML. */
final class ResultSection {
  private ResultSection() {}

  static Markup draw(ResultTable table, String caption) {
    int columns = Measure.values().length + 1;
    Markup out = new Markup();
    out.open("div", "class", "scroll").open("table", "class", "results");
    out.element("caption", caption).open("thead").open("tr").element("th", "", "scope", "col");
    table.columns().forEach(title -> out.element("th", title, "scope", "col"));
    out.close().close().line();
    for (Section section : table.sections()) {
      out.open("tbody").open("tr");
      out.open(
          "th", "class", "protocol", "colspan", Integer.toString(columns), "scope", "rowgroup");
      out.element("b", section.protocol().name()).text(": " + ProtocolText.of(section));
      section.notes().forEach(note -> out.text(". " + note));
      out.close().close();
      section.rows().forEach(row -> row(out, row));
      out.close().line();
    }
    return out.close().close().line();
  }

  private static void row(Markup out, Row row) {
    out.open("tr", "class", row.change() ? "change" : "variant");
    out.element("th", row.change() ? "Δ to " + row.name() : row.name(), "scope", "row");
    for (Cell cell : row.cells()) {
      if (row.change()) {
        String sense = cell.sense() > 0 ? "better" : cell.sense() < 0 ? "worse" : "same";
        number(
            out, Percent.change(cell.value()), cell.interval().map(Percent::changeInterval), sense);
      } else {
        number(
            out,
            Percent.of(cell.value()),
            cell.interval().map(Percent::interval),
            cell.best() ? "best" : "other");
      }
    }
    out.close().line();
  }

  private static void number(Markup out, String text, Optional<String> interval, String kind) {
    out.open("td", "class", kind).text(text);
    interval.ifPresent(ends -> out.element("span", ends, "class", "interval"));
    out.close();
  }
}
