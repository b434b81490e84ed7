package org.robustlt.bench.cluster;

import java.nio.file.Path;
import org.robustlt.bench.job.RunPlan;

/**
 * A run of a comparison, which one process makes.
 *
 * @param name where it lies below the comparison, with slashes: the same on every host
 * @param plan the run
 */
public record Cell(String name, RunPlan plan) {
  /** Returns the run of a comparison in a directory. */
  public static Cell of(Path out, RunPlan plan) {
    return new Cell(out.relativize(plan.directory().path()).toString().replace('\\', '/'), plan);
  }
}
