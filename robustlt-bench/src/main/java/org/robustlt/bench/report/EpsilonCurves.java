package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.robustlt.bench.chart.Axis;
import org.robustlt.bench.chart.Ink;
import org.robustlt.bench.chart.LineChart;
import org.robustlt.bench.chart.LineChart.Naming;
import org.robustlt.bench.chart.LineChart.Series;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.Statistic;
import org.robustlt.bench.comparison.Variant;
import org.robustlt.bench.record.RunCurves;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.evaluation.WilsonInterval;
import org.robustlt.core.record.CurveRecord;
import org.robustlt.core.record.CurveRecord.Point;

/** Accuracy over ε, as {@code evaluate --epsilons} and minimum-norm attacks measure it. */
final class EpsilonCurves {
  private static final int NAMED = 12;
  private static final String BALANCED = "balanced";
  private static final String TAIL = "tail";

  private EpsilonCurves() {}

  /** Returns the curves of the groups and of the classes of a run. */
  static List<Figure> of(RunRecord run, ClassOrder classes) {
    List<Figure> figures = new ArrayList<>();
    for (CurveRecord curve : RunCurves.of(run)) {
      figures.add(groups(curve));
      if (!ManyClasses.are(classes)) {
        figures.add(classes(curve, classes));
      }
    }
    return figures;
  }

  /** Returns the curves of all variants in one picture, all classes and the tail. */
  static List<Figure> of(Comparison comparison) {
    Set<String> labels = new LinkedHashSet<>();
    for (Variant variant : comparison.variants()) {
      variant.runs().forEach(r -> RunCurves.of(r).forEach(c -> labels.add(c.protocol().name())));
    }
    List<Figure> figures = new ArrayList<>();
    for (String label : labels) {
      variants(comparison, label, BALANCED).ifPresent(figures::add);
      variants(comparison, label, TAIL).ifPresent(figures::add);
    }
    return figures;
  }

  private static Figure groups(CurveRecord curve) {
    List<Series> series = new ArrayList<>();
    series.add(series(BALANCED, Ink.series(0), curve, point -> value(point, BALANCED)));
    List<String> keys = List.of("head", "medium", TAIL);
    for (String key : keys) {
      String name = curve.groups().names().get(keys.indexOf(key));
      Series group = series(name, Ink.series(series.size()), curve, point -> value(point, key));
      if (!group.points().isEmpty()) {
        series.add(group);
      }
    }
    return figure(
        "Accuracy over ε, " + curve.protocol().name(),
        "Mean over the classes of a group; bands are 95 % intervals." + medians(curve),
        curve,
        series,
        Naming.LEGEND);
  }

  private static Figure classes(CurveRecord curve, ClassOrder classes) {
    List<Series> series =
        IntStream.range(0, classes.size())
            .mapToObj(
                place ->
                    series(
                        classes.names().get(place),
                        classes.ink(place),
                        curve,
                        point -> value(point, classes.order().get(place))))
            .toList();
    return figure(
        "Accuracy of each class over ε, " + curve.protocol().name(),
        "Bands are 95 % Wilson intervals; blue classes are frequent, orange ones rare.",
        curve,
        series,
        classes.size() <= NAMED ? Naming.ENDS : Naming.BAND);
  }

  private static Optional<Figure> variants(Comparison comparison, String label, String key) {
    VariantInks inks = new VariantInks(comparison);
    List<Series> series = new ArrayList<>();
    Optional<CurveRecord> any = Optional.empty();
    for (Variant variant : comparison.variants()) {
      List<CurveRecord> curves =
          variant.runs().stream()
              .flatMap(run -> RunCurves.of(run).stream())
              .filter(curve -> curve.protocol().name().equals(label))
              .toList();
      if (!curves.isEmpty()) {
        any = Optional.of(curves.get(0));
        series.add(mean(variant.name(), inks.of(variant), curves, key));
      }
    }
    series.removeIf(s -> s.points().isEmpty());
    if (series.size() < 2) {
      return Optional.empty();
    }
    boolean seeds = comparison.variants().stream().anyMatch(v -> v.runs().size() > 1);
    return Optional.of(
        figure(
            (key.equals(TAIL) ? "Tail" : "Balanced") + " accuracy over ε, " + label,
            "Mean over the classes"
                + (key.equals(TAIL) ? " of the tail" : "")
                + (seeds
                    ? " and seeds; bands are ± a standard deviation over the seeds, of one seed the"
                        + " 95 % interval."
                    : "; bands are 95 % intervals."),
            any.orElseThrow(),
            series,
            Naming.LEGEND));
  }

  /** A value with its interval, as fractions. */
  private record Measured(double value, WilsonInterval interval) {}

  private static Measured value(Point point, String key) {
    double value =
        switch (key) {
          case "head" -> point.head();
          case "medium" -> point.medium();
          case TAIL -> point.tail();
          default -> point.balanced();
        };
    return new Measured(
        value, point.intervals().getOrDefault(key, new WilsonInterval(value, value)));
  }

  private static Measured value(Point point, int label) {
    return new Measured(point.perClass().get(label), point.perClassInterval().get(label));
  }

  private static Series series(
      String name, Ink ink, CurveRecord curve, Function<Point, Measured> value) {
    return new Series(
        name,
        ink,
        curve.points().stream()
            .filter(point -> Double.isFinite(value.apply(point).value()))
            .map(point -> drawn(x(curve, point), value.apply(point)))
            .toList());
  }

  private static Series mean(String name, Ink ink, List<CurveRecord> seeds, String key) {
    CurveRecord first = seeds.get(0);
    if (seeds.size() == 1) {
      return series(name, ink, first, point -> value(point, key));
    }
    return series(
        name,
        ink,
        first,
        point -> {
          Statistic value =
              Statistic.of(
                  seeds.stream()
                      .flatMap(curve -> curve.points().stream())
                      .filter(other -> other.radius() == point.radius())
                      .map(other -> value(other, key).value())
                      .toList());
          double spread = value.count() > 1 ? value.deviation() : 0;
          return new Measured(
              value.mean(),
              new WilsonInterval(
                  Math.max(0, value.mean() - spread), Math.min(1, value.mean() + spread)));
        });
  }

  private static LineChart.Point drawn(double x, Measured y) {
    return new LineChart.Point(
        x, 100 * y.value(), 100 * y.interval().low(), 100 * y.interval().high());
  }

  private static double x(CurveRecord curve, Point point) {
    return DistanceUnit.of(curve).of(point.radius());
  }

  private static Figure figure(
      String title, String caption, CurveRecord curve, List<Series> series, Naming naming) {
    double farthest = curve.points().stream().mapToDouble(p -> x(curve, p)).max().orElse(1);
    LineChart chart =
        new LineChart(
            title,
            caption,
            Axis.fromZero(
                DistanceUnit.of(curve) == DistanceUnit.LEVELS
                    ? "ε in 1/255 of the pixel range"
                    : "ε in L2, pixel scale 0..1",
                0,
                farthest,
                6),
            Axis.fromZero("accuracy in %", 0, Curves.most(series), 5),
            series,
            naming,
            List.of());
    List<String> columns = new ArrayList<>(List.of("ε"));
    series.forEach(s -> columns.add(s.name()));
    List<List<String>> rows =
        Curves.rows(
            series,
            curve.points().stream().map(point -> x(curve, point)).toList(),
            curve.points().stream().map(Point::epsilon).toList(),
            "%.1f");
    return new Figure(title, caption, chart.draw(), new NumberTable(columns, rows), false);
  }

  private static String medians(CurveRecord curve) {
    return curve
        .medianDistance()
        .map(
            medians ->
                " Half of the images have an adversarial one within "
                    + distance(curve, medians.overall())
                    + "; tail: "
                    + distance(curve, medians.tail())
                    + ".")
        .orElse("");
  }

  private static String distance(CurveRecord curve, double distance) {
    if (!Double.isFinite(distance)) {
      return "no distance that was found";
    }
    DistanceUnit unit = DistanceUnit.of(curve);
    return unit.text(unit.of(distance)) + (unit == DistanceUnit.LEVELS ? "/255" : "");
  }
}
