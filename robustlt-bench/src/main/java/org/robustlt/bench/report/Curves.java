package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.robustlt.bench.chart.Axis;
import org.robustlt.bench.chart.Ink;
import org.robustlt.bench.chart.Ink.Stroke;
import org.robustlt.bench.chart.LineChart;
import org.robustlt.bench.chart.LineChart.Border;
import org.robustlt.bench.chart.LineChart.Naming;
import org.robustlt.bench.chart.LineChart.Point;
import org.robustlt.bench.chart.LineChart.Series;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.AccuracyRecord.Pair;
import org.robustlt.core.record.EpochRecord;

/** Learning curves of one run. */
final class Curves {
  private Curves() {}

  /** Returns the loss over the epochs, with its terms where there are several. */
  static Optional<Figure> loss(RunRecord run) {
    List<Series> series = new ArrayList<>();
    series.add(series("loss", Ink.series(0), run, EpochRecord::loss));
    List<String> terms =
        run.epochs().stream()
            .flatMap(e -> e.terms().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    if (terms.size() > 1) {
      for (String term : terms) {
        series.add(
            series(
                term,
                Ink.series(series.size()).with(Stroke.DASHED),
                run,
                epoch -> epoch.terms().getOrDefault(term, Double.NaN)));
      }
    }
    if (series.stream().allMatch(s -> s.points().isEmpty())) {
      return Optional.empty();
    }
    String caption = "Mean over the training images of the value that training minimizes.";
    Axis y = Axis.fromZero("loss", least(series), most(series), 5);
    LineChart chart =
        new LineChart(
            "Training loss",
            caption,
            Axis.epochs(DataFigures.length(run)),
            y,
            series,
            series.size() > 1 ? Naming.LEGEND : Naming.NONE,
            phases(run));
    return Optional.of(
        new Figure("Training loss", caption, chart.draw(), numbers(run, series), false));
  }

  /** Returns natural and robust accuracy over the epochs, training and validation. */
  static Optional<Figure> accuracy(RunRecord run) {
    List<Series> series = new ArrayList<>();
    Ink natural = Ink.series(0);
    Ink robust = Ink.series(1);
    series.add(
        accuracy("natural, validation", natural, run, e -> e.validation().map(Pair::natural)));
    series.add(accuracy("robust, validation", robust, run, e -> e.validation().map(Pair::robust)));
    Ink naturalPale = natural.with(Stroke.DASHED);
    Ink robustPale = robust.with(Stroke.DASHED);
    series.add(accuracy("natural, training", naturalPale, run, EpochRecord::natural));
    series.add(accuracy("robust, training", robustPale, run, e -> Optional.of(e.robust())));
    series.removeIf(s -> s.points().isEmpty());
    if (series.isEmpty()) {
      return Optional.empty();
    }
    String caption =
        "Fraction of images classified rightly: training images as they were trained on, and"
            + " validation images (mean over the classes).";
    LineChart chart =
        new LineChart(
            "Learning curves",
            caption,
            Axis.epochs(DataFigures.length(run)),
            Axis.fromZero("accuracy in %", 0, most(series), 5),
            series,
            Naming.LEGEND,
            phases(run));
    return Optional.of(
        new Figure("Learning curves", caption, chart.draw(), numbers(run, series), false));
  }

  /** Returns where a phase of the recipe begins, if it has several. */
  static List<Border> phases(RunRecord run) {
    List<Border> borders = new ArrayList<>();
    String phase = run.epochs().isEmpty() ? "" : run.epochs().get(0).phase();
    for (EpochRecord epoch : run.epochs()) {
      if (!epoch.phase().equals(phase)) {
        phase = epoch.phase();
        borders.add(new Border(epoch.epoch() - 0.5, phase));
      }
    }
    return borders;
  }

  static double most(List<Series> series) {
    return series.stream()
        .flatMap(s -> s.points().stream())
        .mapToDouble(Point::high)
        .max()
        .orElse(1);
  }

  private static double least(List<Series> series) {
    return series.stream()
        .flatMap(s -> s.points().stream())
        .mapToDouble(Point::low)
        .min()
        .orElse(0);
  }

  private static Series accuracy(
      String name,
      Ink ink,
      RunRecord run,
      Function<EpochRecord, Optional<AccuracyRecord>> accuracy) {
    return series(
        name,
        ink,
        run,
        epoch -> accuracy.apply(epoch).map(a -> 100 * shown(a, name)).orElse(Double.NaN));
  }

  /** Training accuracy counts images; validation counts classes alike, as its purpose is. */
  private static double shown(AccuracyRecord accuracy, String name) {
    return name.endsWith("training") || !Double.isFinite(accuracy.balanced())
        ? accuracy.overall()
        : accuracy.balanced();
  }

  private static Series series(
      String name, Ink ink, RunRecord run, Function<EpochRecord, Double> value) {
    return new Series(
        name, ink, run.epochs().stream().map(e -> Point.of(e.epoch(), value.apply(e))).toList());
  }

  /** Returns the numbers of curves, a row for each epoch. */
  static NumberTable byEpoch(List<Series> series, int epochs, String format) {
    List<String> columns = new ArrayList<>(List.of("epoch"));
    series.forEach(s -> columns.add(s.name()));
    return new NumberTable(
        columns, rows(series, IntStream.rangeClosed(1, epochs).boxed().toList(), format));
  }

  /** Returns the numbers of a curve as text, by their places. */
  private static Map<Double, String> texts(Series series, String format) {
    Map<Double, String> texts = new HashMap<>();
    series
        .points()
        .forEach(p -> texts.putIfAbsent(p.x(), String.format(Locale.ROOT, format, p.y())));
    return texts;
  }

  private static List<List<String>> rows(List<Series> series, List<Integer> epochs, String format) {
    return rows(
        series,
        epochs.stream().map(Integer::doubleValue).toList(),
        epochs.stream().map(Object::toString).toList(),
        format);
  }

  /** Returns a row for each place: what it is called, and the number of each curve there. */
  static List<List<String>> rows(
      List<Series> series, List<Double> places, List<String> names, String format) {
    List<Map<Double, String>> texts = series.stream().map(s -> texts(s, format)).toList();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      double place = places.get(i);
      List<String> row = new ArrayList<>(List.of(names.get(i)));
      texts.forEach(curve -> row.add(curve.getOrDefault(place, "–")));
      rows.add(row);
    }
    return rows;
  }

  private static NumberTable numbers(RunRecord run, List<Series> series) {
    List<String> columns = new ArrayList<>(List.of("epoch"));
    series.forEach(s -> columns.add(s.name()));
    columns.add("learning rate");
    List<List<String>> rows =
        rows(series, run.epochs().stream().map(EpochRecord::epoch).toList(), "%.4g");
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).add(String.format(Locale.ROOT, "%.4g", run.epochs().get(i).learningRate()));
    }
    return new NumberTable(columns, rows);
  }
}
