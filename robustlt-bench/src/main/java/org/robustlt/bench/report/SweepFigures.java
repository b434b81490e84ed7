package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robustlt.bench.chart.HeatMap;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.Sweep;

/** What a sweep came to, over two of its settings. */
final class SweepFigures {
  private static final double WIDTH = 460;

  private SweepFigures() {}

  /** Returns a picture for each recipe and for each choice of the settings beyond the second. */
  static List<Figure> draw(Sweep sweep) {
    Map<String, List<Sweep.Point>> slices = new LinkedHashMap<>();
    for (Sweep.Point point : sweep.points()) {
      slices.computeIfAbsent(slice(sweep, point), key -> new ArrayList<>()).add(point);
    }
    return slices.entrySet().stream()
        .map(slice -> figure(sweep, slice.getKey(), slice.getValue()))
        .toList();
  }

  private static boolean hasTwoAxes(Sweep sweep) {
    return sweep.keys().size() > 1;
  }

  /** Returns what all points of a picture have in common. */
  private static String slice(Sweep sweep, Sweep.Point point) {
    if (!hasTwoAxes(sweep)) {
      return "";
    }
    StringBuilder name = new StringBuilder(point.recipe());
    for (int i = 2; i < sweep.keys().size(); i++) {
      name.append(", ").append(sweep.keys().get(i)).append(' ').append(point.values().get(i));
    }
    return name.toString();
  }

  private static String row(Sweep sweep, Sweep.Point point) {
    return hasTwoAxes(sweep) ? point.values().get(0) : point.recipe();
  }

  private static String column(Sweep sweep, Sweep.Point point) {
    return point.values().get(hasTwoAxes(sweep) ? 1 : 0);
  }

  private static Figure figure(Sweep sweep, String slice, List<Sweep.Point> points) {
    List<String> rows = points.stream().map(point -> row(sweep, point)).distinct().toList();
    List<String> columns = points.stream().map(point -> column(sweep, point)).distinct().toList();
    List<List<Double>> values = new ArrayList<>();
    List<List<String>> numbers = new ArrayList<>();
    for (String row : rows) {
      List<Double> line = new ArrayList<>();
      for (String column : columns) {
        line.add(
            points.stream()
                .filter(p -> row(sweep, p).equals(row) && column(sweep, p).equals(column))
                .mapToDouble(p -> p.robust().mean())
                .findFirst()
                .orElse(Double.NaN));
      }
      values.add(line);
    }
    points.forEach(
        point ->
            numbers.add(
                List.of(row(sweep, point), column(sweep, point), Percent.of(point.robust()))));
    String first = hasTwoAxes(sweep) ? sweep.keys().get(0) : "recipe";
    String second = sweep.keys().get(hasTwoAxes(sweep) ? 1 : 0);
    String title =
        "Sweep over "
            + (hasTwoAxes(sweep) ? first + " and " : "")
            + second
            + (slice.isEmpty() ? "" : ": " + slice);
    Sweep.Point best = sweep.best();
    String caption =
        "Balanced robust accuracy in % on the validation images after the last epoch, mean over the"
            + " seeds; darker is better. Best: "
            + sweep.words(best)
            + ", "
            + Percent.of(best.robust())
            + ". Test images choose nothing.";
    HeatMap chart =
        new HeatMap(
            title,
            caption,
            WIDTH,
            rows,
            columns,
            hasTwoAxes(sweep) ? first + " down, " + second + " across" : second,
            values,
            true);
    return new Figure(
        title,
        caption,
        chart.draw(),
        new NumberTable(List.of(first, second, "robust, validation"), numbers),
        false);
  }
}
