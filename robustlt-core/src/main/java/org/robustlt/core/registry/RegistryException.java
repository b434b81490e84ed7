package org.robustlt.core.registry;

import java.util.List;

/** Components cannot be loaded; the message names jars and classes and says why. */
public final class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names everything that is wrong, one problem a line. */
  public RegistryException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
