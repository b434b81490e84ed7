package org.robustlt.core.data.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.fuzz.FuzzedFile;

class CifarBinaryFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of(DataSetFixtures.cifar(1, 10, 2), DataSetFixtures.cifar(2, 100, 1));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void binaryFilesOfCifarAreReadOrRefused(byte[] content) {
    FuzzedFile.readOrRefused(place -> new CifarBinary(1, 10).parse(place, content));
    FuzzedFile.readOrRefused(place -> new CifarBinary(2, 100).parse(place, content));
  }
}
