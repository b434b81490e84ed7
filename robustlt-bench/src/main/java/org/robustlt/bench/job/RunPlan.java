package org.robustlt.bench.job;

import java.util.List;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.run.Protocol;
import org.robustlt.core.run.RunDirectory;

/**
 * A run to be made: trained, then evaluated.
 *
 * @param recipe what to do
 * @param directory where to do it
 * @param protocols what to evaluate the trained network by
 */
public record RunPlan(Recipe recipe, RunDirectory directory, List<Protocol> protocols) {
  /** Copies the protocols. */
  public RunPlan {
    protocols = List.copyOf(protocols);
  }
}
