package org.robustlt.api.component;

/**
 * What a recipe cannot mean, or hardly means.
 *
 * @param kind how bad it is
 * @param key the setting at fault, its keys joined by dots, such as {@code model.classifier.scale}
 * @param message what is wrong with it and how to mend it
 */
public record Remark(Kind kind, String key, String message) {
  /** How bad it is. */
  public enum Kind {
    /** The setting means nothing: the recipe is refused. */
    REFUSED,
    /** The setting is seldom meant: the user is warned. */
    DOUBTFUL
  }

  /** Returns a remark for which the recipe is refused. */
  public static Remark refused(String key, String message) {
    return new Remark(Kind.REFUSED, key, message);
  }

  /** Returns a remark that warns. */
  public static Remark doubtful(String key, String message) {
    return new Remark(Kind.DOUBTFUL, key, message);
  }
}
