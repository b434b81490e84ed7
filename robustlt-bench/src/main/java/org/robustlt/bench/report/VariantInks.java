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
    Map<String, String> bases = new LinkedHashMap<>();
    for (Variant variant : comparison.variants()) {
      comparison.withoutRobustLt(variant).ifPresent(base -> bases.put(variant.name(), base.name()));
    }
    for (Variant variant : comparison.variants()) {
      if (bases.size() < 2 || !bases.containsKey(variant.name())) {
        inks.put(variant.name(), Ink.series(inks.size()));
      }
    }
    if (bases.size() >= 2) {
      bases.forEach(
          (variant, base) -> {
            Ink ink = inks.getOrDefault(base, Ink.series(0));
            inks.put(variant, ink.with(Stroke.SOLID));
            inks.put(base, ink.with(Stroke.DASHED));
          });
    }
    return inks;
  }
}
