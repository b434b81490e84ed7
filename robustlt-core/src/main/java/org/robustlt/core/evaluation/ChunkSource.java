package org.robustlt.core.evaluation;

import java.util.function.IntFunction;

/**
 * Where the outcomes of batches come from: a journal, or else whoever computes them. A stage is cut
 * into batches when the one before is complete, so batches of a stage may be computed in any order
 * and by anybody.
 */
public interface ChunkSource {
  /**
   * Brings a stage to its end.
   *
   * @param stage the stage
   * @param chunks how many batches it has
   * @param compute computes one, by its number
   * @param taker is told what each came to, once each, in any order
   */
  void complete(int stage, int chunks, IntFunction<ChunkOutcome> compute, Taker taker);

  /** Takes what batches came to. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes what a batch came to.
     *
     * @param chunk its number
     * @param before whether it was known before this evaluation came to its stage
     */
    void take(int chunk, ChunkOutcome outcome, boolean before);
  }
}
