package org.robustlt.api.training;

/** A training begins or goes on. */
public final class TrainingStarted implements TrainingEvent {
  private final TrainingProgress progress;
  private final String run;
  private final String recipe;

  private TrainingStarted(TrainingProgress progress, String run, String recipe) {
    this.progress = progress;
    this.run = run;
    this.recipe = recipe;
  }

  /**
   * Returns the event.
   *
   * @param progress the first epoch that is to be learnt
   * @param run what the recipe calls the run
   * @param recipe the resolved recipe, as YAML
   */
  public static TrainingStarted of(TrainingProgress progress, String run, String recipe) {
    return new TrainingStarted(progress, run, recipe);
  }

  /** Returns the first epoch that is to be learnt: above 1 if the training goes on. */
  @Override
  public TrainingProgress progress() {
    return progress;
  }

  /** Returns what the recipe calls the run. */
  public String run() {
    return run;
  }

  /** Returns the resolved recipe, with every default filled in, as YAML. */
  public String recipe() {
    return recipe;
  }
}
