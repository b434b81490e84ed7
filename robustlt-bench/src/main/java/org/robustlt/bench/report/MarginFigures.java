package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.robustlt.bench.chart.Axis;
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
  private static final int LEVELS = 255;

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
        .flatMap(curve -> figure(protocol, curve.norm().equals("linf"), series));
  }

  private Optional<Figure> figure(String protocol, boolean levels, List<BarChart.Series> series) {
    double most =
        series.stream()
            .flatMap(each -> each.bars().stream())
            .flatMapToDouble(bar -> DoubleStream.of(bar.value(), bar.high()))
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    if (most == 0) {
      return Optional.empty();
    }
    String title = "Margins of each class, " + protocol;
    String caption =
        "How far the nearest adversarial image of a rightly classified one is: the median of the"
            + " class; lines are quartiles.";
    BarChart chart =
        new BarChart(
            title,
            caption,
            980,
            classes.names(),
            ClassOrder.AXIS,
            Axis.fromZero(levels ? "distance in 1/255" : "distance, pixel scale 0..1", 0, most, 5),
            series,
            classes.brackets());
    List<String> columns = new ArrayList<>(List.of("class"));
    series.forEach(each -> columns.add(each.name().isEmpty() ? "median" : each.name()));
    NumberTable numbers =
        new NumberTable(
            columns,
            classes.rows(
                place ->
                    series.stream().map(each -> text(each.bars().get(place), levels)).toList()));
    return Optional.of(new Figure(title, caption, chart.draw(), numbers, true));
  }

  /** Returns the bars of the classes in their order; of several seeds, the mean of quartiles. */
  private List<Bar> bars(List<CurveRecord> seeds, Ink ink) {
    return classes.order().stream()
        .map(
            label -> {
              List<Margin> margins = seeds.stream().flatMap(curve -> of(curve, label)).toList();
              double scale = seeds.get(0).norm().equals("linf") ? LEVELS : 1;
              return new Bar(
                  scale * mean(margins.stream().mapToDouble(Margin::median)),
                  scale * mean(margins.stream().mapToDouble(Margin::lower)),
                  scale * mean(margins.stream().mapToDouble(Margin::upper)),
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

  private static String text(Bar bar, boolean levels) {
    return Double.isFinite(bar.value())
        ? number(bar.value(), levels)
            + " ("
            + number(bar.low(), levels)
            + " to "
            + number(bar.high(), levels)
            + ")"
        : "none";
  }

  private static String number(double distance, boolean levels) {
    return Double.isFinite(distance)
        ? String.format(Locale.ROOT, levels ? "%.2f" : "%.3f", distance)
        : "not found";
  }
}
