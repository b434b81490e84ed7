package org.robustlt.api.component;

import java.util.regex.Pattern;

/**
 * The name by which recipes choose a component, such as {@code pgd} or {@code balanced-softmax}.
 *
 * @param value lower-case words of letters and digits joined by single hyphens
 */
public record ComponentName(String value) implements Comparable<ComponentName> {
  private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /**
   * Checks the form of the name.
   *
   * @throws IllegalArgumentException if the name is not lower-case words joined by hyphens
   */
  public ComponentName {
    if (!WORDS.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a component name must be lower-case words joined by hyphens, got \"" + value + "\"");
    }
  }

  /**
   * Returns the name that the text spells.
   *
   * @throws IllegalArgumentException if the text has not the form of a name
   */
  public static ComponentName of(String value) {
    return new ComponentName(value);
  }

  @Override
  public int compareTo(ComponentName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
