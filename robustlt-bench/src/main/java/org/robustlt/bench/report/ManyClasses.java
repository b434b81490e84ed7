package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.robustlt.bench.chart.Axis;
import org.robustlt.bench.chart.Ink;
import org.robustlt.bench.chart.LineChart;
import org.robustlt.bench.chart.RankChart;
import org.robustlt.bench.markup.Markup;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.EvaluationRecord;

/**
 * Figures and tables of so many classes that bars and cells would be thinner than a pixel: curves
 * over the classes by their size, the largest confusions, and a table to search.
 *
 * @param classes the classes
 */
record ManyClasses(ClassOrder classes) {
  private static final int FEW = 60;
  private static final int CONFUSIONS = 20;
  private static final int SHOWN_BUDGETS = 5;

  /** Returns whether there are so many. */
  static boolean are(ClassOrder classes) {
    return classes.size() > FEW;
  }

  /** Returns the classes that a running mean takes together. */
  int window() {
    return Math.max(5, classes.size() / 20) | 1;
  }

  /** Returns curves over the classes. */
  Markup curves(String title, String caption, List<RankChart.Series> series) {
    double most =
        series.stream()
            .flatMap(s -> s.values().stream())
            .filter(Double::isFinite)
            .mapToDouble(value -> value)
            .max()
            .orElse(100);
    return new RankChart(
            title,
            caption,
            980,
            new Axis(ClassOrder.AXIS, 1, classes.size(), Axis.epochs(classes.size()).ticks()),
            Axis.fromZero("accuracy in %", 0, most, 5),
            series,
            classes.brackets())
        .draw();
  }

  /** Returns the accuracy of the classes under each protocol. */
  Optional<Figure> perClass(RunRecord run) {
    List<EvaluationRecord> evaluations = measured(run);
    if (evaluations.isEmpty()) {
      return Optional.empty();
    }
    List<RankChart.Series> series = new ArrayList<>();
    for (int i = 0; i < evaluations.size(); i++) {
      List<Double> values =
          classes.arrange(evaluations.get(i).perClass()).stream().map(v -> 100 * v).toList();
      series.add(
          new RankChart.Series(
              evaluations.get(i).protocol().name(), Ink.series(i), values, window()));
    }
    String title = "Accuracy of each class";
    String caption =
        String.format(
            Locale.ROOT,
            "On the test images; pale lines are single classes, strong ones the mean of %d.",
            window());
    return Optional.of(
        new Figure(title, caption, curves(title, caption, series), NumberTable.none(), true));
  }

  /** Returns the class sizes. */
  Figure sizes(String caption) {
    String title = "Class sizes";
    RankChart chart =
        new RankChart(
            title,
            caption,
            460,
            new Axis(ClassOrder.AXIS, 1, classes.size(), Axis.epochs(classes.size()).ticks()),
            Axis.fromZero("training images", 0, 1.05 * classes.counts().get(0), 5),
            List.of(
                new RankChart.Series(
                    "",
                    Ink.series(0),
                    classes.counts().stream().map(Long::doubleValue).toList(),
                    1)),
            classes.brackets());
    return new Figure(title, caption, chart.draw(), NumberTable.none(), false);
  }

  /** Returns ε over the epochs of a few classes from the most frequent to the rarest. */
  Figure budgets(RunRecord run, List<EpochRecord> epochs, String title) {
    int[] places =
        IntStream.range(0, SHOWN_BUDGETS)
            .map(i -> i * (classes.size() - 1) / (SHOWN_BUDGETS - 1))
            .toArray();
    double most = 0;
    List<LineChart.Series> series = new ArrayList<>();
    for (int place : places) {
      int label = classes.order().get(place);
      List<LineChart.Point> points = new ArrayList<>();
      for (EpochRecord epoch : epochs) {
        double levels =
            label < epoch.budget().size() ? 255 * epoch.budget().get(label) : Double.NaN;
        most = Double.isFinite(levels) ? Math.max(most, levels) : most;
        points.add(LineChart.Point.of(epoch.epoch(), levels));
      }
      String name =
          classes.counts().isEmpty()
              ? classes.names().get(place)
              : String.format(Locale.ROOT, "%,d images", classes.counts().get(place));
      series.add(new LineChart.Series(name, classes.ink(place), points));
    }
    String caption =
        "ε of the training attack, for five classes from the most frequent to the rarest.";
    LineChart chart =
        new LineChart(
            title,
            caption,
            Axis.epochs(DataFigures.length(run)),
            Axis.fromZero("ε in 1/255 of the pixel range", 0, most, 5),
            series,
            LineChart.Naming.ENDS,
            Curves.phases(run));
    return new Figure(title, caption, chart.draw(), NumberTable.none(), false);
  }

  /** Returns which classes are taken for which others most often, under each protocol. */
  Markup confusions(RunRecord run) {
    Markup out = new Markup();
    for (EvaluationRecord evaluation : measured(run)) {
      List<Confusion> largest = largest(evaluation);
      if (largest.isEmpty()) {
        continue;
      }
      out.open("div", "class", "scroll").open("table");
      out.element("caption", "The largest confusions, " + evaluation.protocol().name());
      out.open("thead").open("tr");
      for (String column : List.of("class", "taken for", "images", "of its images in %")) {
        out.element("th", column, "scope", "col");
      }
      out.close().close().open("tbody").line();
      for (Confusion confusion : largest) {
        out.open("tr").element("th", name(confusion.label()), "scope", "row");
        out.element("td", name(confusion.predicted()), "class", "words");
        out.element("td", String.format(Locale.ROOT, "%,.0f", confusion.images()));
        out.element("td", String.format(Locale.ROOT, "%.0f", 100 * confusion.share()));
        out.close().line();
      }
      out.close().close().close().line();
    }
    return out;
  }

  private record Confusion(int label, int predicted, double images, double share) {}

  private static List<Confusion> largest(EvaluationRecord evaluation) {
    List<Confusion> all = new ArrayList<>();
    for (int label = 0; label < evaluation.confusion().size(); label++) {
      SortedMap<Integer, Long> row = evaluation.confusion().get(label);
      double images = row.values().stream().mapToLong(n -> n).sum();
      for (Map.Entry<Integer, Long> cell : row.entrySet()) {
        if (cell.getKey() != label) {
          all.add(new Confusion(label, cell.getKey(), cell.getValue(), cell.getValue() / images));
        }
      }
    }
    all.sort(
        Comparator.comparingDouble(Confusion::images)
            .thenComparingDouble(Confusion::share)
            .reversed());
    return all.subList(0, Math.min(CONFUSIONS, all.size()));
  }

  private String name(int label) {
    return classes.nameOf(label);
  }

  /** Returns a table of all classes that the page's script sorts and searches. */
  Markup table(RunRecord run) {
    List<EvaluationRecord> evaluations = measured(run);
    List<String> columns = new ArrayList<>(List.of("class", "training images"));
    boolean counted = evaluations.stream().anyMatch(e -> !e.perClassExamples().isEmpty());
    if (counted) {
      columns.add("test images");
    }
    evaluations.forEach(e -> columns.add(e.protocol().name() + " in %"));
    Markup out = new Markup();
    out.open("div", "class", "classes");
    out.open("label").text("Search ").empty("input", "type", "search", "class", "search");
    out.close().open("div", "class", "scroll").open("table", "class", "sortable");
    out.open("thead").open("tr");
    columns.forEach(column -> out.element("th", column, "scope", "col"));
    out.close().close().open("tbody").line();
    for (int place = 0; place < classes.size(); place++) {
      int label = classes.order().get(place);
      out.open("tr").element("th", classes.names().get(place), "scope", "row");
      out.element("td", classes.counts().isEmpty() ? "" : classes.counts().get(place) + "");
      if (counted) {
        out.element("td", number(evaluations.get(0).perClassExamples(), label, "%.0f", 1));
      }
      for (EvaluationRecord evaluation : evaluations) {
        out.element("td", number(evaluation.perClass(), label, "%.1f", 100));
      }
      out.close().line();
    }
    return out.close().close().close().close().line();
  }

  private static String number(
      List<? extends Number> values, int label, String format, double factor) {
    return label < values.size() && Double.isFinite(values.get(label).doubleValue())
        ? String.format(Locale.ROOT, format, factor * values.get(label).doubleValue())
        : "–";
  }

  private static List<EvaluationRecord> measured(RunRecord run) {
    return run.evaluations().stream().filter(e -> !e.perClass().isEmpty()).toList();
  }
}
