package org.robustlt.core.data.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.fuzz.FuzzedFile;

class ZipTreeFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(zip("a/b.txt", "a/c/d.png", "e/"), zip("../a"));
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void zipArchivesAreReadOrRefused(byte[] content) {
    FuzzedFile.readOrRefused(
        content,
        ".zip",
        file -> {
          try (ZipTree tree = new ZipTree(file)) {
            readAll(tree, "");
          }
        });
  }

  /** Reads every file of a tree, whose folders lead nowhere but down. */
  static void readAll(FileTree tree, String folder) {
    for (String file : tree.files(folder)) {
      tree.read(folder.isEmpty() ? file : folder + "/" + file);
    }
    for (String below : tree.folders(folder)) {
      if (!below.isEmpty()) {
        readAll(tree, folder.isEmpty() ? below : folder + "/" + below);
      }
    }
  }
}
