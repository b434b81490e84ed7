package org.robustlt.bench.comparison;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.bench.record.Verdicts;

/** Reads the verdicts of each run and protocol once. */
final class VerdictFiles {
  private final Map<Path, Optional<Verdicts>> read = new HashMap<>();

  Optional<Verdicts> of(RunRecord run, String protocol) {
    return read.computeIfAbsent(
        run.directory().resolve(protocol), file -> Verdicts.of(run, protocol));
  }
}
