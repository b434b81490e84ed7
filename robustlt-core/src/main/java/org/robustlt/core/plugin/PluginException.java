package org.robustlt.core.plugin;

import java.nio.file.Path;

/** A plug-in cannot be used; the message names its folder or jar, the rule and what was found. */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Has a message that names places already. */
  PluginException(String message) {
    super(message);
  }

  /** Names the folder or jar and what is wrong with it. */
  public PluginException(Path place, String problem) {
    super(place + ": " + problem);
  }

  /** Names the folder or jar, what is wrong with it, and what caused it. */
  public PluginException(Path place, String problem, Throwable cause) {
    super(place + ": " + problem, cause);
  }
}
