package org.robustlt.core.guard;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.contract.Violation;
import org.robustlt.api.optimization.Rates;

/** Rates that a component returned: finite and not negative. */
final class GuardedRates {
  private GuardedRates() {}

  /**
   * Calls a component for rates.
   *
   * @throws ComponentException if it throws, or breaks a rule
   */
  static Rates checked(Guard guard, String call, Supplier<Rates> work) {
    Rates rates = guard.call(call, work);
    guard.check(call, problem(rates));
    return rates;
  }

  private static Optional<Violation> problem(@Nullable Rates rates) {
    if (rates == null) {
      return Optional.of(Violation.of("returned null instead of rates"));
    }
    return isRate(rates.learningRate())
        ? isRate(rates.momentum()) ? Optional.empty() : wrong("momentum", rates.momentum())
        : wrong("learning rate", rates.learningRate());
  }

  private static boolean isRate(double rate) {
    return rate >= 0 && Double.isFinite(rate);
  }

  private static Optional<Violation> wrong(String name, double value) {
    return Optional.of(
        Violation.of("returned the " + name + " " + value + ", must be finite and not negative"));
  }
}
