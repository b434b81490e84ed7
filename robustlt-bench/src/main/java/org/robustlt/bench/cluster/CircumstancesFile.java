package org.robustlt.bench.cluster;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.lease.Leases;

/**
 * Where it stands under which circumstances shared work is done, for work that has no file of its
 * own.
 */
public final class CircumstancesFile {
  private static final String CIRCUMSTANCES = "circumstances";

  private final Path leases;
  private final String work;
  private final Path file;

  /**
   * Names the file.
   *
   * @param leases the directory of the leases, where it lies too
   * @param work what it is about; letters and dashes
   */
  public CircumstancesFile(Path leases, String work) {
    this.leases = leases;
    this.work = work;
    this.file = leases.resolve(work + ".json");
  }

  /**
   * Returns the circumstances of the process that came first: these, if this is the one.
   *
   * @throws IOException if the directory cannot be read or written
   */
  public Map<String, String> ofTheFirst(Map<String, String> here) throws IOException {
    Optional<Map<String, String>> found = read();
    if (found.isPresent()) {
      return found.get();
    }
    try (Lease lease = new Leases(leases).takeWhenFree(work, 0)) {
      found = read();
      if (found.isEmpty()) {
        String text = SealedJson.pages(Map.of(CIRCUMSTANCES, here));
        AtomicFile.write(file, lease, target -> Files.writeString(target, text));
      }
      return found.orElse(here);
    }
  }

  private Optional<Map<String, String>> read() throws IOException {
    try {
      return Optional.of(
          Json.mapper()
              .convertValue(
                  SealedJson.read(file).tree().path(CIRCUMSTANCES),
                  new TypeReference<Map<String, String>>() {}));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Takes the file away: the work is done. */
  public void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
