package org.robustlt.attacks;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.data.Images;

/**
 * Several attacks, of which every example keeps the result that {@link Worst} prefers.
 *
 * @param stages the attacks
 * @param objective the loss by which results are compared
 */
record WorstOf(List<Stage> stages, Function<AttackRequest, LogitLoss> objective)
    implements StagedAttack {

  /**
   * Makes attacks that are called by their numbers, from 1 on.
   *
   * @param name what stands before the number
   */
  static WorstOf stages(
      int count,
      String name,
      IntFunction<Attack> attack,
      Function<AttackRequest, LogitLoss> objective) {
    return new WorstOf(
        IntStream.rangeClosed(1, count).mapToObj(i -> Stage.of(name + i, attack.apply(i))).toList(),
        objective);
  }

  @Override
  public Images perturb(AttackRequest request) {
    if (request.budget().isZero()) {
      return request.images().copy();
    }
    Worst worst = new Worst(request, objective.apply(request));
    for (Stage stage : stages) {
      worst.offer(stage.attack().perturb(request.withRandom(request.random().at(stage.name()))));
    }
    return worst.images();
  }
}
