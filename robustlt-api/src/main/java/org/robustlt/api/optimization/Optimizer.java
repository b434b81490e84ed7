package org.robustlt.api.optimization;

import java.util.Map;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;

/**
 * Moves weights along their gradient, chosen by {@code training.optimizer.use} of a recipe. What it
 * remembers are vectors that it makes of the weights ({@link Vector#zeros}), so that they live
 * where these do. Authors of optimizers implement this interface.
 */
public interface Optimizer {
  /** Returns the rates that schedules start from. */
  Rates peakRates();

  /**
   * Updates the weights.
   *
   * @param weights changed in place
   * @param gradient used as scratch: its content is lost
   * @param step which step it is, and its rates
   */
  void step(ParameterVector weights, ParameterVector gradient, OptimizerStep step);

  /**
   * Returns the memory by name: the vectors themselves, always the same ones. Checkpoints save
   * them, and whoever tries a step puts them back.
   */
  Map<String, Vector> memory();
}
