package org.robustlt.core.guard;

import java.util.Optional;
import java.util.Set;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.contract.LossCall;
import org.robustlt.api.contract.Violation;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;

/** A loss whose value and gradients are checked. */
final class GuardedLoss implements RebalancingLoss, GuardedComponent {
  private static final String EVALUATE = "evaluate";

  private final RebalancingLoss loss;
  private final Guard guard;
  private final LossCall call = new LossCall();

  GuardedLoss(RebalancingLoss loss, ComponentIdentity identity) {
    this.loss = loss;
    this.guard = new Guard(identity);
  }

  @Override
  public Set<Input> inputs() {
    Set<Input> inputs = guard.call("inputs", loss::inputs);
    if (inputs == null) {
      guard.check("inputs", Optional.of(Violation.of("returned null instead of a set")));
    }
    return inputs;
  }

  @Override
  public Optional<LossKind> kind() {
    return guard.call("kind", loss::kind);
  }

  @Override
  public LossResult evaluate(LossInput input) {
    call.begin(input);
    LossResult result = guard.call(EVALUATE, () -> loss.evaluate(input));
    guard.check(EVALUATE, call.end(input, result));
    return result;
  }

  @Override
  public Object component() {
    return loss;
  }

  @Override
  public ComponentIdentity identity() {
    return guard.component();
  }
}
