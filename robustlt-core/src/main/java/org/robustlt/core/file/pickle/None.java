package org.robustlt.core.file.pickle;

/** Python's {@code None}. */
public enum None {
  /** The only value. */
  NONE
}
