package org.robustlt.bench.job;

import java.util.List;
import java.util.Optional;
import org.robustlt.api.training.TrainingListenerProvider;
import org.robustlt.core.guard.Guarded;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.run.Protocol;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.training.TrainingListeners;

/**
 * A run to be made: trained, then evaluated.
 *
 * @param recipe what to do
 * @param begun the recipe of the run that was begun in the directory, as it is understood now
 * @param directory where to do it
 * @param protocols what to evaluate the trained network by
 * @param listeners what hears of the training
 */
public record RunPlan(
    Recipe recipe,
    Optional<Recipe> begun,
    RunDirectory directory,
    List<Protocol> protocols,
    List<TrainingListenerProvider> listeners) {
  /** Copies the lists. */
  public RunPlan {
    protocols = List.copyOf(protocols);
    listeners = List.copyOf(listeners);
  }

  /** Makes the listeners. */
  TrainingListeners makeListeners() {
    TrainingListenerProvider.Context context =
        TrainingListenerProvider.Context.of(directory.path());
    return new TrainingListeners(
        listeners.stream().map(each -> Guarded.listener(each, context)).toList());
  }

  /** Plans a run that nothing else hears of. */
  public RunPlan(
      Recipe recipe, Optional<Recipe> begun, RunDirectory directory, List<Protocol> protocols) {
    this(recipe, begun, directory, protocols, List.of());
  }
}
