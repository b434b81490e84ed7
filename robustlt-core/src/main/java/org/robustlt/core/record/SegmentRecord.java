package org.robustlt.core.record;

import java.util.List;

/**
 * Where a training went on under other circumstances: a line of the journal. From there on, bits
 * may differ from those of a training that was never interrupted.
 *
 * @param event always {@code segment}
 * @param epoch the epochs that were done before
 * @param identity the run's from here on
 * @param changes what is other than before, a line each
 */
public record SegmentRecord(String event, int epoch, String identity, List<String> changes) {
  /** Copies the changes. */
  public SegmentRecord {
    changes = List.copyOf(changes);
  }

  /** Returns the record of changes after an epoch. */
  public static SegmentRecord after(int epoch, String identity, List<String> changes) {
    return new SegmentRecord("segment", epoch, identity, changes);
  }
}
