package org.robustlt.core.guard;

import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.contract.Radii;
import org.robustlt.api.training.TrainingProgress;

/** A scheduler whose radii are checked: one for each class, finite and not negative. */
final class GuardedScheduler implements PerturbationScheduler, GuardedComponent {
  private static final String RADII = "radii";

  private final PerturbationScheduler scheduler;
  private final Guard guard;
  private final int classes;

  GuardedScheduler(PerturbationScheduler scheduler, ComponentIdentity identity, int classes) {
    this.scheduler = scheduler;
    this.guard = new Guard(identity);
    this.classes = classes;
  }

  @Override
  public double[] radii(double epsilon, TrainingProgress progress) {
    double[] radii = guard.call(RADII, () -> scheduler.radii(epsilon, progress));
    guard.check(RADII, Radii.check(radii, classes));
    return radii.clone();
  }

  @Override
  public Object component() {
    return scheduler;
  }

  @Override
  public ComponentIdentity identity() {
    return guard.component();
  }
}
