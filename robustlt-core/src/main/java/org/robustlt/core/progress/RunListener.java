package org.robustlt.core.progress;

/** Watches a run. */
@FunctionalInterface
public interface RunListener {
  /** Hears nothing. */
  RunListener SILENT = event -> {};

  /** Hears what happened, in order, on the thread of the run. */
  void on(RunEvent event);
}
