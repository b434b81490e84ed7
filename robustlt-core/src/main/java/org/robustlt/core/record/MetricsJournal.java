package org.robustlt.core.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.Json;

/** A file with one JSON object per line, to which a run adds as it goes. */
public final class MetricsJournal {
  private final Path file;

  /** Writes to the given file, which need not exist yet. */
  public MetricsJournal(Path file) {
    this.file = file;
  }

  /**
   * Adds a line.
   *
   * @param fence the right to do so
   * @throws UncheckedIOException if that fails
   */
  public void append(EpochRecord epoch, Fence fence) {
    try {
      fence.check();
      Files.writeString(
          file, Json.line(epoch) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps the lines up to an epoch and drops what a killed run wrote after its last checkpoint, a
   * half-written line included.
   *
   * @param fence the right to do so
   * @throws UncheckedIOException if that fails
   */
  public void rewindTo(int epoch, Fence fence) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      List<String> kept = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (epochOf(line) <= epoch) {
          kept.add(line);
        }
      }
      AtomicFile.write(file, fence, temporary -> Files.write(temporary, kept));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int epochOf(String line) {
    try {
      JsonNode node = Json.mapper().readTree(line);
      return node.path("epoch").asInt(Integer.MAX_VALUE);
    } catch (JsonProcessingException e) {
      return Integer.MAX_VALUE;
    }
  }
}
