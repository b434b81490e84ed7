package org.robustlt.bench.cluster;

import java.util.Map;
import java.util.Optional;

/**
 * Who does the cells of shared work: an engine and what it needs to know, as the user names them.
 */
public final class Workers {
  private final WorkerEngine engine;
  private final String address;
  private final int threads;

  private Workers(WorkerEngine engine, String address) {
    this.engine = engine;
    this.address = address;
    this.threads = engine.threads(address);
  }

  /**
   * Reads {@code join}, {@code local:2} and the like. In a process that an engine started, that is
   * always this process.
   *
   * @throws IllegalArgumentException if there is no such engine, or it does not know the address
   */
  public static Workers of(String text) {
    String[] parts = (WorkerCommand.isWorker() ? JoinEngine.NAME : text).split(":", 2);
    WorkerEngine engine = WorkerEngines.named(parts[0]);
    try {
      return new Workers(engine, parts.length < 2 ? "" : parts[1]);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(engine.name() + " " + e.getMessage(), e);
    }
  }

  /** Returns what bits depend on where these workers are the first. */
  public Map<String, String> circumstances() {
    Map<String, String> circumstances = Circumstances.here();
    if (threads > 0) {
      circumstances.put(Circumstances.THREADS, Integer.toString(threads));
    }
    return circumstances;
  }

  /**
   * Does the work. Where this process is to do it and has another number of threads than the work
   * is done with, one that has it does so in its place.
   *
   * @return the exit code of the process that worked in the place of this one; nothing if none did
   */
  public Optional<Integer> run(SharedWork work) {
    boolean here = engine.name().equals(JoinEngine.NAME);
    if (here && !WorkerCommand.isWorker() && !Circumstances.hasThreads(work.circumstances())) {
      work.console()
          .note(
              "the others compute with "
                  + work.circumstances().get(Circumstances.THREADS)
                  + " threads: so does a process in the place of this one");
      return Optional.of(WorkerProcess.inPlace(work.command()).await());
    }
    engine.run(work, address);
    return Optional.empty();
  }
}
