package org.robustlt.core.recipe;

import java.util.List;
import org.robustlt.core.registry.option.Spelling;

/** What a protocol of evaluation may be called. */
public final class ProtocolNames {
  /** The names of the protocols that come with the program, weakest first. */
  public static final List<String> BUILT_IN =
      List.of(
          "natural",
          "fgsm",
          "pgd-10",
          "pgd-20",
          "cw-20",
          "pgd-100",
          "pgd-100-restarts",
          "autoattack",
          "autoattack-rand",
          "autoattack-10step",
          "robustlt-paper");

  /** How the names of files end that hold protocols of users. */
  public static final String ENDING = ".yaml";

  private ProtocolNames() {}

  /**
   * Checks a name.
   *
   * @throws IllegalArgumentException if it is neither a built-in one nor that of a YAML file
   */
  public static void check(String name) {
    if (!name.endsWith(ENDING) && !BUILT_IN.contains(name)) {
      throw new IllegalArgumentException(
          "unknown protocol \""
              + name
              + "\""
              + Spelling.hint(name, BUILT_IN)
              + "\navailable: "
              + String.join(", ", BUILT_IN)
              + ", or the path of a file that ends in "
              + ENDING);
    }
  }
}
