package org.robustlt.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.record.RecordException;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.FileFault;

/** Where pages are written. Only pages of this program are replaced. */
public final class ReportFile {
  private ReportFile() {}

  /**
   * Writes the page of a comparison.
   *
   * @throws RecordException if the file is something else than a page of this program, or cannot be
   *     written
   */
  public static void write(Path file, Comparison comparison) {
    write(file, comparison, Optional.empty());
  }

  /**
   * Writes the page of a comparison.
   *
   * @param underway how far the work is, if it is not done; the page then reloads itself
   * @throws RecordException if the file is something else than a page of this program, or cannot be
   *     written
   */
  public static void write(Path file, Comparison comparison, Optional<String> underway) {
    String html = Report.html(comparison, PageLinks.of(file), underway);
    try {
      if (Files.exists(file) && !(Files.isRegularFile(file) && isReport(file))) {
        throw new RecordException(
            file + " exists and is no report of RobustLT; name another file with --out");
      }
      AtomicFile.write(file, target -> Files.writeString(target, html));
    } catch (IOException e) {
      throw new RecordException(FileFault.writing(file, e), e);
    }
  }

  private static boolean isReport(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1).contains(Report.GENERATOR);
  }
}
