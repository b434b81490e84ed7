package org.robustlt.core.engine;

import java.util.Optional;

/**
 * The name of what shall compute: {@code cpu}, {@code cuda}, {@code cuda:N} or {@code mps}. It is
 * no setting of a recipe: the same recipe runs on any device. The launcher, which chooses the build
 * for it, has resolved {@code auto} before the program starts.
 *
 * @param value the name
 */
public record DeviceName(String value) {
  private static final String PROPERTY = "robustlt.device";

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public DeviceName {
    if (!value.matches("cpu|mps|cuda(:[0-9]{1,2})?")) {
      throw new IllegalArgumentException(
          "device must be auto, cpu, cuda, cuda:N or mps, got \"" + value + "\"");
    }
  }

  /** Returns the device that this process was started for; nothing if for none in particular. */
  public static Optional<DeviceName> requested() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(DeviceName::new);
  }

  /** Returns whether it is the processor itself. */
  public boolean isCpu() {
    return value.equals("cpu");
  }
}
