package org.robustlt.core.guard;

import java.util.function.Supplier;

/** Something that the engine threw while a component was called: not the component's fault. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private EngineException(Throwable cause) {
    super(String.valueOf(cause), cause);
  }

  /**
   * Does work of the engine that a component asked for.
   *
   * @throws EngineException if the engine throws
   */
  static <T> T of(Supplier<T> work) {
    try {
      return work.get();
    } catch (ComponentException | EngineException e) {
      throw e;
    } catch (Throwable e) {
      throw new EngineException(e);
    }
  }

  /** Returns what the engine threw; an error is thrown at once. */
  RuntimeException unwrapped() {
    if (getCause() instanceof Error error) {
      throw error;
    }
    return getCause() instanceof RuntimeException unchecked ? unchecked : this;
  }
}
