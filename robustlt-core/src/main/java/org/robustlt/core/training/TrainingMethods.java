package org.robustlt.core.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.core.guard.GuardedComponent;
import org.robustlt.core.recipe.Phase;

/** The training methods of all phases of a run, in order. */
public final class TrainingMethods implements TrainingListener {
  private final List<TrainingMethod> methods = new ArrayList<>();
  private final List<Integer> lastEpochs = new ArrayList<>();

  /**
   * Makes the components of all phases.
   *
   * @throws org.robustlt.core.guard.ComponentException if a component does not fit the context
   */
  public TrainingMethods(List<Phase> phases, ComponentContext context) {
    int end = 0;
    for (Phase phase : phases) {
      end += phase.epochs();
      methods.add(TrainingMethod.of(phase, context));
      lastEpochs.add(end);
    }
  }

  /** Returns the method of an epoch. */
  TrainingMethod of(int epoch) {
    for (int i = 0; i < methods.size(); i++) {
      if (epoch <= lastEpochs.get(i)) {
        return methods.get(i);
      }
    }
    throw new IllegalArgumentException("the training has no epoch " + epoch);
  }

  /** Returns whether a loss reads what a teacher says. */
  public boolean learnFromTeacher() {
    return methods.stream()
        .anyMatch(method -> method.loss().inputs().contains(RebalancingLoss.Input.TEACHER_LOGITS));
  }

  /** Returns the components that are no part of the program. */
  List<String> plugins() {
    return GuardedComponent.plugins(
        methods.stream().flatMap(method -> method.components().values().stream()).toList());
  }

  /** Returns the components that remember something, by phase and part. */
  Map<String, Stateful> stateful() {
    Map<String, Stateful> stateful = new LinkedHashMap<>();
    for (TrainingMethod method : methods) {
      method
          .components()
          .forEach(
              (part, component) -> {
                if (GuardedComponent.behind(component) instanceof Stateful remembers) {
                  stateful.put(method.name() + "/" + part, remembers);
                }
              });
    }
    return stateful;
  }

  /** Passes an event on to the components of the phase that it belongs to. */
  @Override
  public void on(TrainingEvent event) {
    for (Object component : of(event.progress().epoch()).components().values()) {
      if (GuardedComponent.behind(component) instanceof TrainingListener listener) {
        GuardedComponent.tell(component, () -> listener.on(event));
      }
    }
  }
}
