package org.robustlt.core.guard;

import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.training.TrainingProgress;

/** A learning-rate schedule whose rates are checked. */
final class GuardedSchedule implements LearningRateSchedule, GuardedComponent {
  private final LearningRateSchedule schedule;
  private final Guard guard;

  GuardedSchedule(LearningRateSchedule schedule, ComponentIdentity identity) {
    this.schedule = schedule;
    this.guard = new Guard(identity);
  }

  @Override
  public Rates rates(Rates peak, TrainingProgress progress) {
    return GuardedRates.checked(guard, "rates", () -> schedule.rates(peak, progress));
  }

  @Override
  public Object component() {
    return schedule;
  }

  @Override
  public ComponentIdentity identity() {
    return guard.component();
  }
}
