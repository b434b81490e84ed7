package org.robustlt.core.file;

/**
 * The right to write a file that has one writer. It is asked just before a file takes its place, so
 * that a process that was stopped meanwhile, and whose work another took up, leaves nothing behind.
 */
public interface Fence {
  /** Lets everybody write: for files that any process may make again from others. */
  Fence NONE =
      new Fence() {
        @Override
        public long token() {
          return ProcessHandle.current().pid();
        }

        @Override
        public void check() {
          // There is no owner.
        }
      };

  /** Returns the number of the right: greater than that of every former holder. */
  long token();

  /**
   * Makes sure that the right still holds.
   *
   * @throws RuntimeException if it does not: another process writes now
   */
  void check();
}
