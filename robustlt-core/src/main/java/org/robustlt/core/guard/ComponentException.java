package org.robustlt.core.guard;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.contract.Violation;

/**
 * A component broke its contract or threw what it may not throw. The message names the component,
 * its jar, the call, where the run was, and the rule with the value.
 */
public final class ComponentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ComponentIdentity component;
  private final String problem;
  private final transient Optional<String> place;
  private final transient OptionalInt example;

  private ComponentException(
      ComponentIdentity component,
      String problem,
      Optional<String> place,
      OptionalInt example,
      @Nullable Throwable cause) {
    super(component + place.map(p -> ", " + p).orElse("") + ": " + problem, cause);
    this.component = component;
    this.problem = problem;
    this.place = place;
    this.example = example;
  }

  /** Returns the exception for a broken rule. */
  static ComponentException of(ComponentIdentity component, String call, Violation violation) {
    return new ComponentException(
        component, call + " " + violation.rule(), Optional.empty(), violation.example(), null);
  }

  /** Returns the exception for something that a call threw. */
  static ComponentException of(ComponentIdentity component, String call, Throwable thrown) {
    return new ComponentException(
        component,
        call
            + " threw "
            + words(thrown)
            + Frames.of(thrown).map(frame -> " at " + frame).orElse(""),
        Optional.empty(),
        OptionalInt.empty(),
        thrown);
  }

  /** An exception of a plug-in may even fail to say what it is. */
  private static String words(Throwable thrown) {
    try {
      return thrown.toString();
    } catch (RuntimeException e) {
      return thrown.getClass().getName();
    }
  }

  /** Returns the exception for a component that does not fit the run, as it says itself. */
  static ComponentException refused(ComponentIdentity component, IllegalArgumentException reason) {
    return new ComponentException(
        component,
        String.valueOf(reason.getMessage()),
        Optional.empty(),
        OptionalInt.empty(),
        reason);
  }

  /** Returns the component at fault. */
  public ComponentIdentity component() {
    return component;
  }

  /** Returns the place in the batch of the example that shows it, if it is one example's. */
  public OptionalInt example() {
    return example;
  }

  /**
   * Returns which image shows it, for a place: {@code , training image 37}; empty if none does.
   *
   * @param what what the image is called
   * @param indices {@code [batch]} where the images of the batch stand in their data set
   */
  public String image(String what, int[] indices) {
    return example.isPresent() && example.getAsInt() < indices.length
        ? ", " + what + " " + indices[example.getAsInt()]
        : "";
  }

  /** Returns the same exception with where the run was; the first to say so knows best. */
  public ComponentException at(String where) {
    return place.isPresent()
        ? this
        : new ComponentException(component, problem, Optional.of(where), example, rootOf(this));
  }

  private static Throwable rootOf(ComponentException told) {
    return told.getCause() == null ? told : told.getCause();
  }
}
