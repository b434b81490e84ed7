package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.robustlt.bench.chart.BarChart;
import org.robustlt.bench.chart.BarChart.Bar;
import org.robustlt.bench.chart.Ink;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.Variant;
import org.robustlt.bench.record.RunCurves;
import org.robustlt.core.record.CurveRecord;
import org.robustlt.core.record.Margin;

/**
 * How far the rightly classified images of each class are from the nearest adversarial ones, of one
 * run or of variants side by side.
 */
final class MarginFigures {
  private final Comparison comparison;
  private final ClassOrder classes;
  private final VariantInks inks;

  MarginFigures(Comparison comparison, ClassOrder classes) {
    this.comparison = comparison;
    this.classes = classes;
    this.inks = new VariantInks(comparison);
  }

  /** Returns a figure for each attack that looked for the nearest images. */
  List<Figure> all() {
    Set<String> protocols = new LinkedHashSet<>();
    for (Variant variant : comparison.variants()) {
      curves(variant).forEach(curve -> protocols.add(curve.protocol().name()));
    }
    return ManyClasses.are(classes)
        ? List.of()
        : protocols.stream().flatMap(protocol -> figure(protocol).stream()).toList();
  }

  private static List<CurveRecord> curves(Variant variant) {
    return variant.runs().stream()
        .flatMap(run -> RunCurves.of(run).stream())
        .filter(curve -> curve.margins().isPresent())
        .toList();
  }

  private Optional<Figure> figure(String protocol) {
    boolean single = comparison.variants().size() == 1;
    List<BarChart.Series> series = new ArrayList<>();
    Optional<CurveRecord> any = Optional.empty();
    for (Variant variant : comparison.variants()) {
      List<CurveRecord> curves =
          curves(variant).stream().filter(c -> c.protocol().name().equals(protocol)).toList();
      if (!curves.isEmpty()) {
        any = Optional.of(curves.get(0));
        String name = single ? "" : variant.name();
        series.add(new BarChart.Series(name, bars(curves, inks.of(variant))));
      }
    }
    return any.filter(curve -> single || series.size() > 1)
        .flatMap(curve -> figure(protocol, DistanceUnit.of(curve), series));
  }

  private Optional<Figure> figure(
      String protocol, DistanceUnit unit, List<BarChart.Series> series) {
    ClassBars bars = new ClassBars(classes, series);
    double most = bars.most().orElse(0);
    if (most == 0) {
      return Optional.empty();
    }
    String title = "Margins of each class, " + protocol;
    String caption =
        "How far the nearest adversarial image of a rightly classified one is: the median of the"
            + " class; lines are quartiles.";
    String axis = unit == DistanceUnit.LEVELS ? "distance in 1/255" : "distance, pixel scale 0..1";
    return Optional.of(
        new Figure(
            title,
            caption,
            bars.draw(title, caption, axis, most),
            bars.numbers("median", bar -> text(bar, unit)),
            true));
  }

  /** Returns the bars of the classes in their order; of several seeds, the mean of quartiles. */
  private List<Bar> bars(List<CurveRecord> seeds, Ink ink) {
    return classes.order().stream()
        .map(
            label -> {
              List<Margin> margins = seeds.stream().flatMap(curve -> of(curve, label)).toList();
              DistanceUnit unit = DistanceUnit.of(seeds.get(0));
              return new Bar(
                  unit.of(mean(margins.stream().mapToDouble(Margin::median))),
                  unit.of(mean(margins.stream().mapToDouble(Margin::lower))),
                  unit.of(mean(margins.stream().mapToDouble(Margin::upper))),
                  ink);
            })
        .toList();
  }

  private static Stream<Margin> of(CurveRecord curve, int label) {
    return curve.margins().stream()
        .filter(margins -> label < margins.size())
        .map(margins -> margins.get(label))
        .filter(margin -> margin.rightly() > 0);
  }

  private static double mean(DoubleStream values) {
    return values.average().orElse(Double.NaN);
  }

  private static String text(Bar bar, DistanceUnit unit) {
    return Double.isFinite(bar.value())
        ? number(bar.value(), unit)
            + " ("
            + number(bar.low(), unit)
            + " to "
            + number(bar.high(), unit)
            + ")"
        : "none";
  }

  private static String number(double distance, DistanceUnit unit) {
    return Double.isFinite(distance) ? unit.text(distance) : "not found";
  }
}
