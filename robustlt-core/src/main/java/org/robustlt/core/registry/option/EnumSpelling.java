package org.robustlt.core.registry.option;

import java.util.Locale;

/** How recipes spell constants of an enum: in lower case with hyphens. */
final class EnumSpelling {
  private EnumSpelling() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
