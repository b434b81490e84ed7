package org.robustlt.core.file.pickle;

/**
 * Keeps what a pickle makes below half of the memory. Instructions are short, and what each makes
 * is small, but their number may be anything; and what is copied may be copied again and again.
 */
final class PickleBudget {
  /** What an instruction makes at most: a dictionary with its first entry, and a way back to it. */
  private static final int BYTES_OF_AN_INSTRUCTION = 200;

  private final long most = Runtime.getRuntime().maxMemory() / 2;
  private long spent;

  void instruction() throws PickleException {
    spend(BYTES_OF_AN_INSTRUCTION);
  }

  void spend(long bytes) throws PickleException {
    spent += bytes;
    if (spent > most) {
      throw new PickleException(
          "makes so many values that they would take more than half of the heap of "
              + (most >> 19)
              + " MB, far more than weights need");
    }
  }
}
