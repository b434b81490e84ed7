package org.robustlt.core.data.format;

import static org.robustlt.core.file.mat.MatFixtures.compressed;
import static org.robustlt.core.file.mat.MatFixtures.file;
import static org.robustlt.core.file.mat.MatFixtures.matrix;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.fuzz.FuzzedFile;

class SvhnFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    byte[] x = matrix("X", 2, new byte[3072], 32, 32, 3, 1);
    byte[] y = matrix("y", 2, new byte[] {1}, 1, 1);
    return Stream.of(file(x, y), file(y, matrix("z", 9, new byte[8], 1, 1)), file(compressed(y)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void filesOfSvhnAreReadOrRefused(byte[] content) {
    FuzzedFile.readOrRefused(place -> SvhnFile.read(place, new ByteArrayInputStream(content)));
  }
}
