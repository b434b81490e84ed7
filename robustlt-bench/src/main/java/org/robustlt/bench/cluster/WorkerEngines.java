package org.robustlt.bench.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The engines of the class path. */
public final class WorkerEngines {
  private WorkerEngines() {}

  /** Returns all, by their names. */
  public static List<WorkerEngine> all() {
    return ServiceLoader.load(WorkerEngine.class, WorkerEngines.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(WorkerEngine::name))
        .toList();
  }

  /**
   * Returns the engine of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static WorkerEngine named(String name) {
    return all().stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown engine \""
                        + name
                        + "\"; there are "
                        + String.join(", ", all().stream().map(WorkerEngine::name).toList())));
  }
}
