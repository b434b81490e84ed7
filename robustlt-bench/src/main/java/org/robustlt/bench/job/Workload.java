package org.robustlt.bench.job;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.robustlt.core.recipe.AttackSection;
import org.robustlt.core.recipe.Phase;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.SampleAttack;

/**
 * How much work a run is, counted in passes of an image through the network. It serves to foretell
 * durations only, so that passes of other kinds may count alike.
 */
final class Workload {
  /** Forward, backward to the inputs and backward to the weights. */
  private static final double UPDATE = 3;

  private static final double FORWARD = 1;

  private final NavigableMap<Integer, Double> trainingPasses = new TreeMap<>();
  private final double validationPasses;
  private final int epochs;
  private final int validationEvery;

  /** Counts once; what is asked for afterwards costs next to nothing, however long the training. */
  Workload(Recipe recipe) {
    int first = 1;
    for (Phase phase : recipe.schedule()) {
      trainingPasses.put(first, UPDATE + attackPasses(phase.attack()));
      first += phase.epochs();
    }
    validationPasses = 2 * FORWARD + attackPasses(recipe.attack());
    epochs = recipe.training().epochs();
    validationEvery = recipe.evaluation().validationEvery();
  }

  /** Returns the passes of an image in an epoch. */
  double trainingPasses(int epoch) {
    return trainingPasses.floorEntry(epoch).getValue();
  }

  /** Returns the passes of an image in an epoch and all later ones. */
  double trainingPassesFrom(int epoch) {
    double passes = 0;
    for (Map.Entry<Integer, Double> phase : trainingPasses.entrySet()) {
      Integer next = trainingPasses.higherKey(phase.getKey());
      int end = next == null ? epochs + 1 : next;
      passes += Math.max(0, end - Math.max(epoch, phase.getKey())) * phase.getValue();
    }
    return passes;
  }

  /** Returns the passes of a validation image each time that it is measured. */
  double validationPasses() {
    return validationPasses;
  }

  /** Returns how often it is measured in an epoch and all later ones. */
  int validationsFrom(int epoch) {
    if (epoch > epochs) {
      return 0;
    }
    int regular = epochs / validationEvery - (epoch - 1) / validationEvery;
    return epochs % validationEvery == 0 ? regular : regular + 1;
  }

  private static double attackPasses(AttackSection section) {
    return SampleAttack.of(section.attack()).passes();
  }
}
