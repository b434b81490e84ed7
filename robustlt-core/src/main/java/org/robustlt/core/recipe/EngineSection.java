package org.robustlt.core.recipe;

import org.robustlt.api.component.Description;
import org.robustlt.core.engine.Activations;

/**
 * Section {@code engine}: what computes.
 *
 * @param library the kernel library
 * @param activations what a forward pass keeps for its backward passes
 */
public record EngineSection(
    @Description("kernel library") Library library,
    @Description("normalized values are computed again in backward passes, or all are kept")
        Activations activations) {
  EngineSection() {
    this(Library.AUTO, Activations.RECOMPUTE);
  }

  /** The kernel libraries. */
  public enum Library {
    /** The fastest that works here. */
    AUTO,
    /** Operations of ND4J. */
    ND4J,
    /** Primitives of oneDNN. */
    ONEDNN
  }
}
