package org.robustlt.core.recipe;

import java.util.List;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.OptionException;
import org.robustlt.core.engine.Activations;
import org.robustlt.core.engine.KernelLibraries;

/**
 * Section {@code engine}: what computes.
 *
 * @param library the kernel library: {@link #AUTO} for the fastest that works here, or the name of
 *     one that the program has; whether it has it turns out when it is needed, so that a recipe may
 *     come from elsewhere
 * @param activations what a forward pass keeps for its backward passes
 */
public record EngineSection(
    @Description("kernel library: auto, onednn, nd4j, or torch where a device is asked for")
        String library,
    @Description("normalized values are computed again in backward passes, or all are kept")
        Activations activations) {
  /** The fastest library that works here. */
  public static final String AUTO = "auto";

  EngineSection() {
    this(AUTO, Activations.RECOMPUTE);
  }

  /**
   * Checks the name.
   *
   * @throws OptionException if no build of the program has such a library
   */
  public EngineSection {
    List<String> names = KernelLibraries.names();
    if (!library.equals(AUTO) && !names.contains(library)) {
      throw new OptionException(
          "library",
          "must be one of " + AUTO + ", " + String.join(", ", names),
          '"' + library + '"');
    }
  }
}
