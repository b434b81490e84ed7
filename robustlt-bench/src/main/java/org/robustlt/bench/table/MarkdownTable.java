package org.robustlt.bench.table;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.robustlt.bench.table.Grid.Kind;
import org.robustlt.bench.table.Grid.Line;
import org.robustlt.core.file.PlainText;

/** Writes a grid as Markdown. */
final class MarkdownTable {
  private MarkdownTable() {}

  static String write(Grid grid) {
    StringBuilder out = new StringBuilder();
    out.append(escape(grid.caption())).append("\n\n");
    row(out, "", grid.columns().stream().map(MarkdownTable::escape).toList());
    row(out, "---", Collections.nCopies(grid.columns().size(), "---:"));
    for (Line line : grid.lines()) {
      row(
          out,
          line.kind() == Kind.ACCURACY ? escape(line.title()) : "_" + escape(line.title()) + "_",
          line.entries().stream()
              .map(entry -> entry.best() ? "**" + entry.text() + "**" : entry.text())
              .toList());
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String title, List<String> cells) {
    out.append("| ").append(title).append(" | ");
    out.append(cells.stream().collect(Collectors.joining(" | "))).append(" |\n");
  }

  private static String escape(String text) {
    return PlainText.of(text)
        .replaceAll("\\s+", " ")
        .replaceAll("[\\\\`*_\\[\\]|~#]", "\\\\$0")
        .replace("&", "&amp;")
        .replace("<", "&lt;");
  }
}
