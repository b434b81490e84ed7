package org.robustlt.bench.cluster;

import java.util.Optional;
import org.robustlt.core.lease.Leases;

/**
 * What is known of a cell.
 *
 * @param name of the cell
 * @param outcome what came of it, if it ended
 * @param work who is at it, if anybody is
 */
public record CellState(String name, Optional<CellOutcome> outcome, Optional<Leases.Work> work) {
  /** Returns whether it is done. */
  public boolean isDone() {
    return outcome.filter(ended -> ended.kind() == CellOutcome.Kind.DONE).isPresent();
  }

  /** Returns whether it failed, and nobody tries it again. */
  public boolean isFailed() {
    return work.isEmpty()
        && outcome.filter(ended -> ended.kind() == CellOutcome.Kind.FAILED).isPresent();
  }

  /** Returns the same of a cell that nobody is at but who asks. */
  CellState atRest() {
    return new CellState(name, outcome, Optional.empty());
  }

  /** Returns whether nothing is left to do. */
  public boolean hasEnded() {
    return isDone() || isFailed();
  }
}
