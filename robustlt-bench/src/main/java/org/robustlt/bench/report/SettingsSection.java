package org.robustlt.bench.report;

import java.util.Optional;
import org.robustlt.bench.comparison.SettingsTable;
import org.robustlt.bench.markup.Markup;

/** What differs between the variants of a comparison, as HTML. */
final class SettingsSection {
  private SettingsSection() {}

  /** Returns the section; nothing if nothing differs. */
  static Optional<Markup> draw(SettingsTable table) {
    if (table.settings().isEmpty()) {
      return Optional.empty();
    }
    Markup out = new Markup();
    out.element("h2", "What differs").line();
    out.open("div", "class", "scroll").open("table").open("thead").open("tr");
    out.element("th", "", "scope", "col");
    table.settings().forEach(setting -> out.element("th", setting, "scope", "col"));
    out.close().close().open("tbody").line();
    for (SettingsTable.Row row : table.rows()) {
      out.open("tr").element("th", row.name(), "scope", "row");
      row.values().forEach(value -> out.element("td", value));
      out.close().line();
    }
    return Optional.of(out.close().close().close().line());
  }
}
