package org.robustlt.bench.published;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.ResultTable;

/** Prints published tables, alone or beside our numbers. */
public final class ReproductionText {
  private static final int NUMBER = 12;
  private static final int OURS = 28;

  private ReproductionText() {}

  /** Returns what a published table holds. */
  public static List<String> lines(PublishedTable table) {
    List<String> lines = new ArrayList<>();
    lines.add(table.name() + ": " + table.title() + ", " + table.checkpoint() + " checkpoint");
    lines.add("  " + table.hand() + " from " + table.source());
    lines.add("  accuracy in %, in brackets that of the tail: " + table.tail());
    int width = width(table.methods().stream().map(PublishedTable.Method::name).toList());
    for (PublishedTable.Method method : table.methods()) {
      StringBuilder line = new StringBuilder("    " + left(method.name(), width));
      for (PublishedTable.Score number : method.numbers()) {
        line.append("  ")
            .append(number.protocol())
            .append(' ')
            .append(percent(number.overall()))
            .append(number.tail().map(tail -> " (" + percent(tail) + ")").orElse(""));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** Returns published numbers beside ours, and what may tell them apart. */
  public static List<String> lines(Reproduction reproduction) {
    List<String> lines = new ArrayList<>();
    Map<List<String>, String> marks = new LinkedHashMap<>();
    lines.add(
        "published ("
            + reproduction.table().hand()
            + ") beside ours, accuracy in %; tail: "
            + reproduction.table().tail());
    int width =
        width(
            reproduction.sections().stream()
                .flatMap(section -> section.rows().stream())
                .map(Reproduction.Row::method)
                .toList());
    for (Reproduction.Section section : reproduction.sections()) {
      lines.add("");
      lines.add(section.protocol());
      lines.add(
          " ".repeat(width + 2)
              + right("published", NUMBER)
              + right("ours", OURS)
              + right("tail, publ.", NUMBER + 2)
              + right("tail, ours", OURS));
      for (Reproduction.Row row : section.rows()) {
        String mark =
            row.reduced().isEmpty() || row.overall().isEmpty()
                ? ""
                : marks.computeIfAbsent(row.reduced(), key -> "[" + (marks.size() + 1) + "]");
        lines.add(
            "  "
                + left(row.method(), width)
                + right(percent(row.published().overall()), NUMBER)
                + right(ours(row.overall(), mark), OURS)
                + right(
                    row.published().tail().map(ReproductionText::percent).orElse("–"), NUMBER + 2)
                + right(ours(row.tail(), mark), OURS));
      }
    }
    marks.forEach(
        (reduced, mark) -> {
          lines.add("");
          lines.add(mark + " reduced: " + String.join("; ", reduced));
        });
    lines.addAll(quirks(reproduction));
    return lines;
  }

  private static List<String> quirks(Reproduction reproduction) {
    Map<String, List<String>> methods = new LinkedHashMap<>();
    List<String> run =
        reproduction.sections().stream()
            .flatMap(section -> section.rows().stream())
            .map(Reproduction.Row::method)
            .distinct()
            .toList();
    for (PublishedTable.Method method : reproduction.table().methods()) {
      if (run.contains(method.name())) {
        method
            .quirks()
            .forEach(
                quirk ->
                    methods.computeIfAbsent(quirk, key -> new ArrayList<>()).add(method.name()));
      }
    }
    List<String> lines = new ArrayList<>();
    if (!methods.isEmpty()) {
      lines.add("");
      lines.add(
          "quirks of the published code that these recipes repeat (docs/reference-parity.md):");
    }
    methods.forEach(
        (quirk, of) ->
            lines.add(
                "  "
                    + quirk
                    + (of.size() == run.size() ? "" : " (" + String.join(", ", of) + ")")));
    return lines;
  }

  private static String ours(Optional<ResultTable.Cell> cell, String mark) {
    return cell.map(
            known ->
                Percent.of(known.value())
                    + known.interval().map(i -> " [" + Percent.interval(i) + "]").orElse("")
                    + (mark.isEmpty() ? "" : " " + mark))
        .orElse("not run");
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static int width(List<String> names) {
    return names.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(1, width - text.length())) + text;
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
