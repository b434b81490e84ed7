package org.robustlt.core.optimization;

import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.component.OptionsProvider;

/**
 * Makes optimizers, chosen by {@code training.optimizer.use} of a recipe.
 *
 * @param <O> the options
 */
public interface OptimizerProvider<O extends Record>
    extends OptionsProvider<Optimizer, O, OptimizerProvider.Context> {
  /**
   * What an optimizer is made for.
   *
   * @param weights how many there are
   * @param type their type
   */
  record Context(long weights, DataType type) {}
}
