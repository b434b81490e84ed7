package org.robustlt.api.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the radii of a scheduler have to keep: one for each class, finite and not negative. */
public final class Radii {
  private Radii() {}

  /** Checks radii, pixel scale. */
  public static Optional<Violation> check(double @Nullable [] radii, int classes) {
    if (radii == null) {
      return Optional.of(Violation.of("returned null instead of radii"));
    }
    if (radii.length != classes) {
      return Optional.of(
          Violation.of(
              "returned "
                  + radii.length
                  + " radii, must be one for each of "
                  + classes
                  + " classes"));
    }
    for (int c = 0; c < classes; c++) {
      if (!(radii[c] >= 0) || !Double.isFinite(radii[c])) {
        return Optional.of(
            Violation.of(
                c,
                "returned the radius "
                    + radii[c]
                    + " for class "
                    + c
                    + ", must be finite and not negative"));
      }
    }
    return Optional.empty();
  }
}
