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
import org.robustlt.core.run.RunException;

/**
 * Where it stands under which circumstances shared work is done, for work that has no file of its
 * own.
 */
public final class CircumstancesFile {
  private static final long LOOK_MILLIS = 100;
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
    Leases all = new Leases(leases);
    while (true) {
      Optional<Map<String, String>> found = read();
      if (found.isPresent()) {
        return found.get();
      }
      Optional<Lease> taken = all.takeIfFree(work, 0);
      if (taken.isPresent()) {
        try (Lease lease = taken.get()) {
          if (Files.notExists(file)) {
            String text = SealedJson.pages(Map.of(CIRCUMSTANCES, here));
            AtomicFile.write(file, lease, target -> Files.writeString(target, text));
          }
        }
      } else {
        pause();
      }
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

  private void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunException(leases + ": interrupted while waiting for another process", e);
    }
  }
}
