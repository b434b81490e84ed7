package org.robustlt.bench.report;

import java.util.Locale;
import org.robustlt.core.record.CurveRecord;

/** In what distances are shown: those in L-infinity in 1/255, as people say them. */
enum DistanceUnit {
  LEVELS(255, "%.2f"),
  PIXEL_SCALE(1, "%.3f");

  private final int parts;
  private final String format;

  DistanceUnit(int parts, String format) {
    this.parts = parts;
    this.format = format;
  }

  static DistanceUnit of(CurveRecord curve) {
    return curve.norm().equals("linf") ? LEVELS : PIXEL_SCALE;
  }

  /** Returns a distance of pixel scale in this unit. */
  double of(double distance) {
    return parts * distance;
  }

  /** Writes a distance in this unit. */
  String text(double distance) {
    return String.format(Locale.ROOT, format, distance);
  }
}
