package org.robustlt.api.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.weight.ParameterVector;

/** What a weight perturbation returns has to keep: as long as the weights, a copy, finite. */
public final class Displacement {
  private Displacement() {}

  /**
   * Checks a vector.
   *
   * @param added what is to be added to the weights
   * @param weights the weights
   */
  public static Optional<Violation> check(
      @Nullable ParameterVector added, ParameterVector weights) {
    if (added == null) {
      return Optional.of(Violation.of("returned null instead of a vector"));
    }
    if (added == weights) {
      return Optional.of(Violation.of("returned the weights themselves, must be another vector"));
    }
    if (added.length() != weights.length() || added.type() != weights.type()) {
      return Optional.of(
          Violation.of(
              "returned "
                  + added.length()
                  + " values of type "
                  + added.type()
                  + ", must be "
                  + weights.length()
                  + " of type "
                  + weights.type()));
    }
    return Double.isFinite(added.norm())
        ? Optional.empty()
        : Optional.of(Violation.of("returned values that are not finite"));
  }
}
