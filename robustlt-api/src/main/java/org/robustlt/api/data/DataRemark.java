package org.robustlt.api.data;

import java.util.List;

/**
 * Something that a user should know of a data set that was read, such as files that were passed
 * over.
 *
 * @param text what it is, in a sentence without its full stop
 * @param items what it is true of, one by one; may be empty
 */
public record DataRemark(String text, List<String> items) {
  /** Copies the items. */
  public DataRemark {
    items = List.copyOf(items);
  }

  /** Returns a remark on the data set as a whole. */
  public static DataRemark of(String text) {
    return new DataRemark(text, List.of());
  }
}
