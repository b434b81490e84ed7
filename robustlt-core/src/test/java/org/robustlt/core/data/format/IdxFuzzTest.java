package org.robustlt.core.data.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.fuzz.FuzzedFile;

class IdxFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    byte[] images = DataSetFixtures.idx(new byte[12], 2, 2, 3);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(images);
    }
    return Stream.of(images, DataSetFixtures.idx(new byte[2], 2), packed.toByteArray());
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void idxFilesAreReadOrRefused(byte[] content) {
    boolean packed = content.length > 1 && content[0] == 0x1f && content[1] == (byte) 0x8b;
    String suffix = packed ? ".gz" : ".idx";
    FuzzedFile.readOrRefused(content, suffix, file -> IdxImages.readFile(file, 1));
    FuzzedFile.readOrRefused(content, suffix, file -> IdxImages.readFile(file, 3));
  }
}
