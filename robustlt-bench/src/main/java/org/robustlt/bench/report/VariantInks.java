package org.robustlt.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.robustlt.bench.chart.Ink;
import org.robustlt.bench.chart.Ink.Stroke;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.Variant;

/**
 * The ink of each variant. Each base method has a colour, pale without and full with RobustLT;
 * where there is one base method only, each variant has a colour.
 */
final class VariantInks {
  private final Map<String, Ink> inks;

  VariantInks(Comparison comparison) {
    inks = inks(comparison);
  }

  Ink of(Variant variant) {
    return inks.getOrDefault(variant.name(), Ink.series(0));
  }

  private static Map<String, Ink> inks(Comparison comparison) {
    Map<String, Ink> inks = new LinkedHashMap<>();
    long pairs = comparison.variants().stream().filter(v -> v.base().isPresent()).count();
    for (Variant variant : comparison.variants()) {
      if (pairs < 2 || variant.base().isEmpty()) {
        inks.put(variant.name(), Ink.series(inks.size()));
      }
    }
    if (pairs >= 2) {
      for (Variant variant : comparison.variants()) {
        variant
            .base()
            .ifPresent(
                base -> {
                  Ink ink = inks.getOrDefault(base, Ink.series(0));
                  inks.put(variant.name(), ink.with(Stroke.SOLID));
                  inks.put(base, ink.with(Stroke.DASHED));
                });
      }
    }
    return inks;
  }
}
