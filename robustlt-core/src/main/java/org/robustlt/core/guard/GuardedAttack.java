package org.robustlt.core.guard;

import java.util.Optional;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.contract.AttackCall;
import org.robustlt.api.contract.Violation;
import org.robustlt.api.data.Images;
import org.robustlt.core.engine.DeviceImages;

/** An attack whose images are checked: in their balls and bounds, the request untouched. */
final class GuardedAttack implements Attack, GuardedComponent {
  private static final String PERTURB = "perturb";

  private final Attack attack;
  private final Guard guard;
  private final AttackCall call = new AttackCall();

  GuardedAttack(Attack attack, ComponentIdentity identity) {
    this.attack = attack;
    this.guard = new Guard(identity);
  }

  @Override
  public Images perturb(AttackRequest request) {
    return request.images() instanceof DeviceImages ? onDevice(request) : onArrays(request);
  }

  /** What the engine itself has moved on a device lies in its balls; all else is looked at. */
  private Images onDevice(AttackRequest request) {
    try {
      Images images =
          guard.call(
              PERTURB,
              () -> attack.perturb(request.withClassifier(new GuardedClassifier(request))));
      if (!(images instanceof DeviceImages)) {
        call.begin(request);
        guard.check(PERTURB, call.end(inReach(request), images, norm()));
      }
      return images;
    } catch (EngineException e) {
      throw e.unwrapped();
    }
  }

  private Images onArrays(AttackRequest request) {
    call.begin(request);
    GuardedClassifier classifier = new GuardedClassifier(request);
    try {
      Images images = guard.call(PERTURB, () -> attack.perturb(request.withClassifier(classifier)));
      guard.check(PERTURB, classifier.touched());
      guard.check(PERTURB, call.end(inReach(request), images, norm()));
      return images;
    } catch (EngineException e) {
      // Whoever damages what was lent makes the engine fail.
      guard.check(PERTURB, call.touched(request));
      throw e.unwrapped();
    }
  }

  @Override
  public Norm norm() {
    Norm norm = guard.call("norm", attack::norm);
    if (norm == null) {
      guard.check("norm", Optional.of(Violation.of("returned null instead of a norm")));
    }
    return norm;
  }

  private AttackRequest inReach(AttackRequest request) {
    return request.withBudget(request.budget().times(reach()));
  }

  @Override
  public double reach() {
    double reach = guard.call("reach", attack::reach);
    if (!(reach >= 1) || !Double.isFinite(reach)) {
      guard.check(
          "reach",
          Optional.of(Violation.of("returned " + reach + ", must be a finite number, at least 1")));
    }
    return reach;
  }

  @Override
  public double passes() {
    double passes = guard.call("passes", attack::passes);
    if (!(passes >= 0) || !Double.isFinite(passes)) {
      guard.check(
          "passes",
          Optional.of(
              Violation.of("returned " + passes + ", must be a finite number, not negative")));
    }
    return passes;
  }

  @Override
  public boolean isMinimumNorm() {
    return guard.call("isMinimumNorm", attack::isMinimumNorm);
  }

  @Override
  public boolean isIdentity() {
    return guard.call("isIdentity", attack::isIdentity);
  }

  @Override
  public Object component() {
    return attack;
  }

  @Override
  public ComponentIdentity identity() {
    return guard.component();
  }
}
