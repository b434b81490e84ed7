package org.robustlt.bench.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints what differs between variants on a terminal. */
public final class SettingsText {
  private SettingsText() {}

  /** Returns a line for each variant, and one without text behind them; none if nothing differs. */
  public static List<String> lines(SettingsTable table) {
    if (table.settings().isEmpty()) {
      return List.of();
    }
    int width = table.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add("what differs");
    for (SettingsTable.Row row : table.rows()) {
      lines.add(
          "  "
              + row.name()
              + " ".repeat(width - row.name().length() + 2)
              + IntStream.range(0, table.settings().size())
                  .filter(i -> !row.values().get(i).equals("–"))
                  .mapToObj(i -> table.settings().get(i) + " " + row.values().get(i))
                  .collect(Collectors.joining(", ")));
    }
    lines.add("");
    return lines;
  }
}
