package org.robustlt.core.file.npy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzWriterTest {
  @TempDir private Path folder;

  @Test
  void equalContentMakesEqualFilesInEveryTimeZone() throws IOException {
    assertThat(written("Asia/Tokyo")).isEqualTo(written("America/Los_Angeles"));
  }

  private byte[] written(String zone) throws IOException {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    Path file = folder.resolve("arrays.npz");
    try (NpzWriter npz = NpzWriter.create(file)) {
      npz.add("index", new int[] {1, 2});
      npz.addText("protocol.json", "{}");
    } finally {
      TimeZone.setDefault(before);
    }
    return Files.readAllBytes(file);
  }
}
