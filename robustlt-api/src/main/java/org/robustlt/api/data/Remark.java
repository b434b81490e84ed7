package org.robustlt.api.data;

import java.util.List;

/**
 * Something that a user should know of a data set that was read, such as files that were passed
 * over.
 *
 * @param text what it is, in a sentence without its full stop
 * @param items what it is true of, one by one; may be empty
 */
public record Remark(String text, List<String> items) {
  /** Copies the items. */
  public Remark {
    items = List.copyOf(items);
  }

  /** Returns a remark on the data set as a whole. */
  public static Remark of(String text) {
    return new Remark(text, List.of());
  }
}
