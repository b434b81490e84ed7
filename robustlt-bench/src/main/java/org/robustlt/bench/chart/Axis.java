package org.robustlt.bench.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis with round ticks.
 *
 * @param title what it shows, with its unit
 * @param min where it begins
 * @param max where it ends
 * @param ticks the values that are marked
 */
public record Axis(String title, double min, double max, List<Double> ticks) {
  /** Copies the ticks. */
  public Axis {
    ticks = List.copyOf(ticks);
  }

  /** Returns an axis from zero, or from the least value if that is negative, to a round value. */
  public static Axis fromZero(String title, double least, double most, int ticks) {
    double low = Math.min(0, Double.isFinite(least) ? least : 0);
    double high = Double.isFinite(most) && most > low ? most : low + 1;
    double step = step((high - low) / ticks);
    return spanning(title, Math.floor(low / step) * step, ceiling(high, step) * step, step);
  }

  /** Returns an axis of epochs, which are counted from 1. */
  public static Axis epochs(int epochs) {
    double step = Math.max(1, step(epochs / 6.0));
    if (epochs <= 1) {
      return spanning("epoch", 0, 2, 1);
    }
    List<Double> ticks = new ArrayList<>();
    ticks.add(1.0);
    for (double tick = step; tick <= epochs; tick += step) {
      if (tick >= 1 + 0.6 * step) {
        ticks.add(tick);
      }
    }
    return new Axis("epoch", 1, epochs, ticks);
  }

  /** Returns the text of a value, as short as the ticks allow. */
  static String label(double value) {
    BigDecimal exact = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    if (exact.signum() != 0 && Math.abs(value) < 1e-3) {
      return exact.toString().replace("E", "e");
    }
    String digits = exact.toPlainString();
    return digits.matches("-?[0-9]{5,}")
        ? digits.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ",")
        : digits;
  }

  /** Returns the position of a value on a line from {@code from} to {@code to}. */
  double place(double value, double from, double to) {
    return from + (value - min) / (max - min) * (to - from);
  }

  private static Axis spanning(String title, double min, double max, double step) {
    List<Double> ticks = new ArrayList<>();
    long count = Math.round((max - min) / step);
    for (long i = 0; i <= count; i++) {
      ticks.add(min + i * step);
    }
    return new Axis(title, min, max, ticks);
  }

  /** Returns the smallest of 1, 2, 5 times a power of ten that is not below the raw step. */
  private static double step(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double factor : new double[] {1, 2, 5}) {
      if (raw <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static double ceiling(double high, double step) {
    return Math.ceil(high / step - 1e-9);
  }
}
