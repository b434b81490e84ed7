package org.robustlt.core.recipe;

import java.util.ArrayList;
import java.util.Collection;
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
          "pma",
          "malt",
          "autoattack",
          "autoattack-bfloat16",
          "autoattack-pma",
          "autoattack-malt",
          "autoattack-plus",
          "autoattack-margin",
          "autoattack-l1",
          "autoattack-rand",
          "autoattack-10step",
          "fmn",
          "fmn-l2",
          "ddn",
          "ddn-l2",
          "fab-unbounded",
          "fab-unbounded-l2",
          "robustlt-paper",
          "corruptions");

  /** How the names of files end that hold protocols of users. */
  public static final String ENDING = ".yaml";

  private ProtocolNames() {}

  /**
   * Checks a name.
   *
   * @param ofPlugins the names of the protocols that plug-ins bring
   * @throws IllegalArgumentException if it is none of these, no built-in one and not that of a YAML
   *     file
   */
  public static void check(String name, Collection<String> ofPlugins) {
    List<String> known = new ArrayList<>(BUILT_IN);
    known.addAll(ofPlugins);
    known.addAll(CorruptionNames.kinds());
    if (!name.endsWith(ENDING)
        && !known.contains(name)
        && CorruptionNames.definition(name).isEmpty()) {
      throw new IllegalArgumentException(
          "unknown protocol \""
              + name
              + "\""
              + Spelling.hint(name, known)
              + "\navailable: "
              + String.join(", ", known)
              + ", or the path of a file that ends in "
              + ENDING);
    }
  }
}
