package org.robustlt.bench.cluster;

/** Tells what a failure means for others. */
public interface CellFailures {
  /** Returns whether another machine may well do better: a full disk, too little memory. */
  boolean isOfMachine(Throwable failure);

  /** Returns what is wrong, in words. */
  String words(Throwable failure);
}
