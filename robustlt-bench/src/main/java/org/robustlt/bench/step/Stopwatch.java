package org.robustlt.bench.step;

import java.util.EnumMap;
import java.util.Map;

/** The time that a step spends in its parts. */
final class Stopwatch {
  private final Map<StepPart, Long> nanoseconds = new EnumMap<>(StepPart.class);

  void reset() {
    nanoseconds.clear();
  }

  void add(StepPart part, long since) {
    nanoseconds.merge(part, System.nanoTime() - since, Long::sum);
  }

  /** Returns milliseconds of every part; what no part claimed of the whole is {@code OTHER}. */
  Map<StepPart, Double> milliseconds(double whole) {
    Map<StepPart, Double> parts = new EnumMap<>(StepPart.class);
    double left = whole;
    for (StepPart part : StepPart.values()) {
      double time = nanoseconds.getOrDefault(part, 0L) / 1e6;
      parts.put(part, time);
      left -= time;
    }
    parts.put(StepPart.OTHER, left);
    return parts;
  }
}
