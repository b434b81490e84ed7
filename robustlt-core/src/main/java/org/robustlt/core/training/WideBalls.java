package org.robustlt.core.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.ImageShape;

/** Notices balls that are wider than the range of the pixels, so that every image lies in them. */
final class WideBalls {
  private final List<String> classNames;
  private final ImageShape shape;
  private boolean told;

  WideBalls(List<String> classNames, ImageShape shape) {
    this.classNames = List.copyOf(classNames);
    this.shape = shape;
  }

  /**
   * Returns a warning of the first radii that are too wide.
   *
   * @param radii of each class, pixel scale
   */
  Optional<String> news(double[] radii, Norm norm) {
    double widest =
        switch (norm) {
          case LINF -> 1;
          case L2 -> Math.sqrt((double) shape.channels() * shape.height() * shape.width());
          case L1 -> (double) shape.channels() * shape.height() * shape.width();
        };
    List<String> wide =
        IntStream.range(0, radii.length)
            .filter(c -> radii[c] > widest)
            .mapToObj(c -> String.format(Locale.ROOT, "%s (%.4g)", classNames.get(c), radii[c]))
            .toList();
    if (told || wide.isEmpty()) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the radius is larger than %.4g, the whole range of the pixels, so that every image is"
                + " allowed, of: %s",
            widest,
            String.join(", ", wide)));
  }
}
