package org.robustlt.core.data.split;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.core.fuzz.FuzzedFile;

class SplitFileFuzzTest {
  private static final int[] LABELS = {0, 1, 0, 1, 0, 1, 0, 0};

  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(written(".json"), written(".npz"));
  }

  private static byte[] written(String suffix) throws IOException {
    OriginatedSplit split =
        new OriginatedSplit(
            SplitConvention.GENERATOR.select(LABELS, ClassFrequencies.of(4, 2), 1, 0.5),
            SplitOrigin.drawn("4, 2", SplitConvention.GENERATOR, 1));
    Path file = Files.createTempFile("seed", suffix);
    try {
      SplitFile.write(file, SplitManifest.of("Fixture", LABELS, split));
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void splitsAreReadOrRefused(byte[] content) {
    String suffix = content.length > 0 && content[0] == 'P' ? ".npz" : ".json";
    FuzzedFile.readOrRefused(content, suffix, file -> SplitFile.read(file, LABELS, 2));
  }
}
