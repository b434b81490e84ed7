package org.robustlt.bench.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.record.CurveRecord;
import org.robustlt.core.run.RunDirectory;

/** The accuracies over ε that were measured of a run: {@code curves/LABEL.json}. */
public final class RunCurves {
  private RunCurves() {}

  /**
   * Reads the curves of a run, by label; there are none if none was measured.
   *
   * @throws RecordException if a file is damaged or cannot be read
   */
  public static List<CurveRecord> of(RunRecord run) {
    Path directory = new RunDirectory(run.directory()).curves();
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(RunCurves::read)
          .toList();
    } catch (IOException e) {
      throw new RecordException(directory + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static CurveRecord read(Path file) {
    try {
      return Json.mapper().treeToValue(SealedJson.read(file).tree(), CurveRecord.class);
    } catch (IOException e) {
      throw new RecordException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
