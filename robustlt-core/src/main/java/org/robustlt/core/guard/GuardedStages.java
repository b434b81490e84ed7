package org.robustlt.core.guard;

import java.util.List;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.data.Images;

/** An attack of several stages: as a whole behind one guard, and each stage behind one. */
final class GuardedStages implements StagedAttack, GuardedComponent {
  private final StagedAttack attack;
  private final GuardedAttack whole;
  private final List<Stage> stages;

  GuardedStages(StagedAttack attack, ComponentIdentity identity) {
    this.attack = attack;
    this.whole = new GuardedAttack(attack, identity);
    this.stages =
        new Guard(identity)
            .call("stages", attack::stages).stream()
                .map(
                    stage ->
                        Stage.of(
                            stage.name(),
                            new GuardedAttack(stage.attack(), identity.part(stage.name()))))
                .toList();
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }

  @Override
  public Images perturb(AttackRequest request) {
    return whole.perturb(request);
  }

  @Override
  public Object component() {
    return attack;
  }

  @Override
  public ComponentIdentity identity() {
    return whole.identity();
  }
}
