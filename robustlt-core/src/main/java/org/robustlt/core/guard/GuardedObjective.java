package org.robustlt.core.guard;

import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.contract.LogitLossCall;
import org.robustlt.api.contract.Violation;

/** An objective whose losses and gradients are checked. */
final class GuardedObjective implements AdversarialObjective, GuardedComponent {
  private final AdversarialObjective objective;
  private final Guard guard;

  GuardedObjective(AdversarialObjective objective, ComponentIdentity identity) {
    this.objective = objective;
    this.guard = new Guard(identity);
  }

  @Override
  public LogitLoss on(int[] labels, Supplier<INDArray> naturalLogits) {
    LogitLossCall call = new LogitLossCall(labels);
    LogitLoss loss = guard.call("on", () -> objective.on(labels, naturalLogits));
    guard.check("on", call.touched());
    if (loss == null) {
      guard.check("on", Optional.of(Violation.of("returned null instead of a loss")));
    }
    return new Loss(loss, guard, call);
  }

  @Override
  public Optional<LossKind> kind() {
    return guard.call("kind", objective::kind);
  }

  @Override
  public Object component() {
    return objective;
  }

  @Override
  public ComponentIdentity identity() {
    return guard.component();
  }

  private record Loss(LogitLoss loss, Guard guard, LogitLossCall call) implements LogitLoss {
    @Override
    public Value at(INDArray logits) {
      call.begin(logits);
      Value value = guard.call("at", () -> loss.at(logits));
      guard.check("at", call.end(logits, value));
      return value;
    }

    @Override
    public Optional<LossKind.Bound> kind() {
      return guard.call("kind", loss::kind);
    }
  }
}
