package org.robustlt.bench.cluster;

/**
 * Starts the processes that do the cells of a piece of work. Implement this for another cluster,
 * and name the class in {@code META-INF/services}: the program finds it by {@code ServiceLoader} on
 * its class path. An engine schedules nothing: every process takes cells by their leases, those
 * that die are overtaken, and more may join at any time.
 */
public interface WorkerEngine {
  /**
   * Returns what {@code --workers} calls it: what stands before the first colon there, {@code
   * local} of {@code local:2}.
   */
  String name();

  /** Returns what stands behind the name, in a word or two for the help; empty if nothing. */
  String address();

  /**
   * Returns how many threads every worker computes with.
   *
   * @param address what the user wrote behind the name; empty if nothing
   * @return the number, or 0 if workers have those of this process
   * @throws IllegalArgumentException if the address is none
   */
  int threads(String address);

  /**
   * Starts workers and returns when all have ended, whether they did all cells or not.
   *
   * @param work what is to be done
   * @param address what the user wrote behind the name; empty if nothing
   * @throws IllegalArgumentException if the address is none
   * @throws org.robustlt.core.run.RunException if no worker can be started
   */
  void run(SharedWork work, String address);
}
