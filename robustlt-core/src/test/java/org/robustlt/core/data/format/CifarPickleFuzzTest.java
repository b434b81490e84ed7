package org.robustlt.core.data.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.fuzz.FuzzedFile;

class CifarPickleFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(
        DataSetFixtures.pickledCifar("labels", 10, 1),
        DataSetFixtures.pickledCifar("labels", 10, 0));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void pythonFilesOfCifarAreReadOrRefused(byte[] content) {
    FuzzedFile.readOrRefused(place -> new CifarPickle("labels", 10).parse(place, content));
  }
}
