package org.robustlt.bench.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.TextFile;

/** A folder of results, a JSON file for each run, with a page that ranks them. */
public final class Leaderboard {
  private static final String PAGE = "index.html";

  private final Path folder;

  /** Names the folder, which need not be there yet. */
  public Leaderboard(Path folder) {
    this.folder = folder;
  }

  /**
   * Puts a run into the folder, in the place of what it held of this run before.
   *
   * @return the file
   * @throws RecordException if the run was not evaluated, or the folder cannot be written to
   */
  public Path add(RunRecord run) {
    if (run.evaluations().isEmpty()) {
      throw new RecordException(run.directory() + " was not evaluated: robustlt evaluate RUN");
    }
    LeaderboardEntry entry = LeaderboardEntry.of(run);
    String digest = entry.identity().isEmpty() ? entry.recipeHash() : entry.identity();
    String name =
        CardHead.slug(entry.name())
            + "-seed-"
            + entry.seed()
            + (digest.isEmpty() ? "" : "-" + digest.substring(0, Math.min(8, digest.length())));
    return write(folder.resolve(name + ".json"), Json.pages(entry));
  }

  /**
   * Writes the page of all that the folder holds.
   *
   * @return the page
   * @throws RecordException if a file is damaged, or the page cannot be written
   */
  public Path render() {
    List<LeaderboardEntry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        entries.add(read(file));
      }
      Path page = folder.resolve(PAGE);
      if (Files.exists(page) && !TextFile.read(page).contains(LeaderboardPage.GENERATOR)) {
        throw new RecordException(page + " exists and is no page of RobustLT; it is left alone");
      }
      return write(page, LeaderboardPage.html(entries));
    } catch (IOException e) {
      throw new RecordException(folder + " cannot be read: " + e, e);
    }
  }

  private static LeaderboardEntry read(Path file) throws IOException {
    try {
      return Json.mapper().readValue(TextFile.read(file), LeaderboardEntry.class);
    } catch (JsonProcessingException e) {
      throw new RecordException(
          file + " is no entry of a leaderboard: " + e.getOriginalMessage(), e);
    }
  }

  private static Path write(Path file, String text) {
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      AtomicFile.write(file, target -> Files.writeString(target, text));
      return file;
    } catch (IOException e) {
      throw new RecordException(file + " cannot be written: " + e, e);
    }
  }
}
