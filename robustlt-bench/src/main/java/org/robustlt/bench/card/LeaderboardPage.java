package org.robustlt.bench.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.robustlt.bench.card.LeaderboardEntry.Result;
import org.robustlt.bench.markup.Markup;
import org.robustlt.bench.report.PageStyle;

/**
 * A page with a table for each protocol: runs that learnt as many images of the same classes and
 * were measured in the same way, best first, and in any other order by a click.
 */
final class LeaderboardPage {
  /** What the page begins with, and no other file. */
  static final String GENERATOR = "<meta name=\"generator\" content=\"RobustLT leaderboard\"/>";

  private static final List<String> COLUMNS =
      List.of(
          "run", "seed", "architecture", "overall", "balanced", "head", "medium", "tail", "worst");

  private LeaderboardPage() {}

  /** What makes numbers comparable; in this order tables follow each other. */
  private record Table(String dataset, List<Long> classCounts, String protocol, String hash)
      implements Comparable<Table> {
    private static final Comparator<Table> ORDER =
        Comparator.comparing(Table::dataset)
            .thenComparing(Table::protocol)
            .thenComparing(table -> table.classCounts().toString())
            .thenComparing(Table::hash);

    @Override
    public int compareTo(Table other) {
      return ORDER.compare(this, other);
    }
  }

  private record Line(LeaderboardEntry entry, Result result) {}

  static String html(List<LeaderboardEntry> entries) {
    Map<Table, List<Line>> tables = new TreeMap<>();
    for (LeaderboardEntry entry : entries) {
      for (Result result : entry.results()) {
        Table table =
            new Table(
                entry.dataset(), entry.classCounts(), result.protocol(), result.protocolHash());
        tables.computeIfAbsent(table, key -> new ArrayList<>()).add(new Line(entry, result));
      }
    }
    Markup page = new Markup();
    page.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").line();
    page.empty("meta", "charset", "utf-8").line();
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    page.verbatim(GENERATOR).line().element("title", "Leaderboard · RobustLT").line();
    page.open("style").verbatim("\n" + PageStyle.css()).close().close().line();
    page.open("body").open("main").element("h1", "Leaderboard").line();
    page.element(
        "p",
        "Accuracy in %. A table has runs of one protocol, which learnt as many images of the same"
            + " classes; click a heading to sort by it.",
        "class",
        "lead");
    tables.forEach((table, lines) -> draw(page, table, lines));
    page.close().open("script").verbatim("\n" + PageStyle.sorting()).close().close().close();
    return page.toString();
  }

  private static void draw(Markup page, Table table, List<Line> lines) {
    page.element("h2", table.dataset() + ", " + table.protocol()).line();
    Result first = lines.get(0).result();
    page.element(
        "p",
        String.format(
            Locale.ROOT,
            "ε %s, %,d test images, imbalance %.0f, groups: %s; protocol %s.",
            first.settings().getOrDefault("epsilon", "0"),
            first.examples(),
            lines.get(0).entry().imbalanceRatio(),
            first.groups(),
            table.hash()),
        "class",
        "note");
    page.open("div", "class", "classes");
    page.open("label").text("Search ").empty("input", "type", "search", "class", "search");
    page.close().open("div", "class", "scroll").open("table", "class", "sortable");
    page.open("thead").open("tr");
    COLUMNS.forEach(column -> page.element("th", column, "scope", "col"));
    page.close().close().open("tbody").line();
    lines.stream()
        .sorted(Comparator.comparingDouble(line -> -line.result().balanced()))
        .forEach(line -> draw(page, line));
    page.close().close().close().close().line();
  }

  private static void draw(Markup page, Line line) {
    Result result = line.result();
    page.open("tr").element("th", line.entry().name(), "scope", "row");
    page.element("td", line.entry().seed()).element("td", line.entry().architecture());
    for (double value :
        new double[] {
          result.overall(),
          result.balanced(),
          result.head(),
          result.medium(),
          result.tail(),
          result.worstClass()
        }) {
      page.element(
          "td", Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", 100 * value) : "–");
    }
    page.close().line();
  }
}
