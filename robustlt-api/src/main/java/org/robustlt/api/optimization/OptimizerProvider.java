package org.robustlt.api.optimization;

import org.robustlt.api.component.ComponentProvider;
import org.robustlt.api.weight.ParameterVector;

/**
 * Makes optimizers, chosen by {@code training.optimizer.use} of a recipe.
 *
 * <p>Authors of optimizers implement this interface by a record.
 */
public interface OptimizerProvider extends ComponentProvider<Optimizer, OptimizerProvider.Context> {
  /** What an optimizer is made for. */
  final class Context {
    private final ParameterVector weights;

    private Context(ParameterVector weights) {
      this.weights = weights;
    }

    /** Returns the context of an optimizer of these weights. */
    public static Context of(ParameterVector weights) {
      return new Context(weights);
    }

    /** Returns the weights that the optimizer will move, by which it measures its memory. */
    public ParameterVector weights() {
      return weights;
    }
  }
}
