package org.robustlt.core.guard;

import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.api.contract.Violation;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.MixingProvider;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingListenerProvider;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.api.weight.WeightPerturbationProvider;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.ContextLoader;

/** Makes the components that recipes chose, each behind its guard. */
public final class Guarded {
  private Guarded() {}

  /**
   * Makes a component that is called once, or whose calls are checked elsewhere.
   *
   * @throws ComponentException if the component refuses the context, or cannot be made
   */
  public static <C, X> C create(ComponentKind kind, ComponentProvider<C, X> choice, X context) {
    Guard guard = new Guard(ComponentIdentity.of(kind, choice));
    C component = guard.create(() -> ContextLoader.create(choice, context));
    if (component == null) {
      throw ComponentException.of(
          guard.component(), "create", Violation.of("returned null instead of a component"));
    }
    return component;
  }

  /** Makes an attack; the parts of one of several stages are guarded each. */
  public static Attack attack(AttackProvider choice, ComponentContext context) {
    ComponentIdentity identity = ComponentIdentity.of(ComponentKind.ATTACK, choice);
    Attack attack = create(ComponentKind.ATTACK, choice, context);
    return attack instanceof StagedAttack staged
        ? new GuardedStages(staged, identity)
        : new GuardedAttack(attack, identity);
  }

  /** Makes an objective. */
  public static AdversarialObjective objective(
      AdversarialObjectiveProvider choice, ComponentContext context) {
    return new GuardedObjective(
        create(ComponentKind.OBJECTIVE, choice, context),
        ComponentIdentity.of(ComponentKind.OBJECTIVE, choice));
  }

  /** Makes a scheduler. */
  public static PerturbationScheduler scheduler(
      PerturbationSchedulerProvider choice, ComponentContext context) {
    return new GuardedScheduler(
        create(ComponentKind.SCHEDULER, choice, context),
        ComponentIdentity.of(ComponentKind.SCHEDULER, choice),
        context.classes());
  }

  /** Makes a loss. */
  public static RebalancingLoss loss(RebalancingLossProvider choice, ComponentContext context) {
    return new GuardedLoss(
        create(ComponentKind.LOSS, choice, context),
        ComponentIdentity.of(ComponentKind.LOSS, choice));
  }

  /** Makes a weight perturbation. */
  public static WeightPerturbation weightPerturbation(
      WeightPerturbationProvider choice, ComponentContext context) {
    return new GuardedWeightPerturbation(
        create(ComponentKind.WEIGHT_PERTURBATION, choice, context),
        ComponentIdentity.of(ComponentKind.WEIGHT_PERTURBATION, choice));
  }

  /** Makes an optimizer. */
  public static Optimizer optimizer(OptimizerProvider choice, OptimizerProvider.Context context) {
    return new GuardedOptimizer(
        create(ComponentKind.OPTIMIZER, choice, context),
        ComponentIdentity.of(ComponentKind.OPTIMIZER, choice));
  }

  /** Makes a learning-rate schedule. */
  public static LearningRateSchedule schedule(
      LearningRateScheduleProvider choice, ComponentContext context) {
    return new GuardedSchedule(
        create(ComponentKind.SCHEDULE, choice, context),
        ComponentIdentity.of(ComponentKind.SCHEDULE, choice));
  }

  /** Makes a listener. */
  public static TrainingListener listener(
      TrainingListenerProvider choice, TrainingListenerProvider.Context context) {
    TrainingListener listener = create(ComponentKind.LISTENER, choice, context);
    Guard guard = new Guard(ComponentIdentity.of(ComponentKind.LISTENER, choice));
    return event -> guard.run("on", () -> listener.on(event));
  }

  /** Makes an augmentation. */
  public static Augmentation augmentation(AugmentationProvider choice, ImageShape shape) {
    Augmentation augmentation = create(ComponentKind.AUGMENTATION, choice, shape);
    Guard guard = new Guard(ComponentIdentity.of(ComponentKind.AUGMENTATION, choice));
    return (image, imageShape, random, target) ->
        guard.run("augment", () -> augmentation.augment(image, imageShape, random, target));
  }

  /** Makes a mixing. */
  public static Mixing mixing(MixingProvider choice, ImageShape shape) {
    Mixing mixing = create(ComponentKind.MIXING, choice, shape);
    Guard guard = new Guard(ComponentIdentity.of(ComponentKind.MIXING, choice));
    return (imageShape, random) -> guard.call("draw", () -> mixing.draw(imageShape, random));
  }
}
