package org.robustlt.core.training;

/** A training was asked to stop, and has saved everything that it needs to go on. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoppedException(int epoch, int batches) {
    super(
        "stopped "
            + (batches == 0
                ? "after epoch " + epoch
                : "in epoch " + epoch + ", after " + batches + " batches")
            + "; everything is saved, go on with --resume");
  }
}
