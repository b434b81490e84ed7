package org.robustlt.core.data.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.fuzz.FuzzedFile;

/** Of TAR archives that gzip did not pack, since every change of a packed one damages it. */
class TarTreeFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(tar("a/b.txt", "e/"), tar("a".repeat(150)), tar("../a"));
  }

  private static byte[] tar(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, 512, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (String name : names) {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(entry.isDirectory() ? 0 : content.length);
        tar.putArchiveEntry(entry);
        if (!entry.isDirectory()) {
          tar.write(content);
        }
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void tarArchivesAreReadOrRefused(byte[] content) {
    FuzzedFile.readOrRefused(
        place ->
            ZipTreeFuzzTest.readAll(
                new TarTree(place, new ByteArrayInputStream(content), name -> true), ""));
  }
}
