package org.robustlt.bench.doctor;

import java.util.Optional;

/**
 * What a check found.
 *
 * @param level how good it is
 * @param subject what was checked
 * @param text what was found
 * @param advice what to do about it
 */
public record Finding(Level level, String subject, String text, Optional<String> advice) {
  /** How good a finding is. */
  public enum Level {
    /** As it should be. */
    OK("ok"),
    /** Works, could be better. */
    NOTE("note"),
    /** Does not work. */
    PROBLEM("problem");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    /** Returns the word that the user sees. */
    public String word() {
      return word;
    }
  }

  static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text, Optional.empty());
  }

  static Finding note(String subject, String text, String advice) {
    return new Finding(Level.NOTE, subject, text, Optional.of(advice));
  }

  static Finding problem(String subject, String text, String advice) {
    return new Finding(Level.PROBLEM, subject, text, Optional.of(advice));
  }
}
