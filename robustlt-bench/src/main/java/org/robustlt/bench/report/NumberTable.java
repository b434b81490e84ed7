package org.robustlt.bench.report;

import java.util.List;
import org.robustlt.bench.markup.Markup;

/**
 * The numbers of a figure, for those who want them exactly or cannot see the picture.
 *
 * @param columns the headings
 * @param rows the cells, the first of each row being its heading
 */
record NumberTable(List<String> columns, List<List<String>> rows) {
  NumberTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Returns a table that is not there, since it would be too long to read. */
  static NumberTable none() {
    return new NumberTable(List.of(), List.of());
  }

  /** Returns the table, folded away. */
  Markup folded() {
    Markup out = new Markup();
    if (rows.isEmpty()) {
      return out;
    }
    out.open("details").element("summary", "Numbers").open("div", "class", "scroll").open("table");
    out.open("thead").open("tr");
    columns.forEach(column -> out.element("th", column, "scope", "col"));
    out.close().close().line().open("tbody");
    for (List<String> row : rows) {
      out.open("tr").element("th", row.get(0), "scope", "row");
      row.stream().skip(1).forEach(cell -> out.element("td", cell));
      out.close().line();
    }
    return out.close().close().close().close();
  }
}
