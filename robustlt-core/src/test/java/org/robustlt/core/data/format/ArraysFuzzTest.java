package org.robustlt.core.data.format;

import static org.robustlt.core.file.npy.NpyFixtures.npy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.file.npy.NpyFixtures;
import org.robustlt.core.fuzz.FuzzedFile;

class ArraysFuzzTest {
  private static final NumpyArrays PROVIDER = new NumpyArrays();

  static Stream<byte[]> seeds() throws IOException {
    Map<String, byte[]> arrays = new TreeMap<>();
    for (String part : new String[] {"train", "test"}) {
      arrays.put("x_" + part, npy("|u1", new byte[24], 2, 2, 2, 3));
      arrays.put("y_" + part, npy("|u1", new byte[] {0, 1}, 2));
    }
    Path file = Files.createTempFile("seed", ".npz");
    try {
      NpyFixtures.writeNpz(file, arrays);
      return Stream.of(Files.readAllBytes(file));
    } finally {
      Files.delete(file);
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void filesOfArraysAreReadOrRefused(byte[] content) {
    FuzzedFile.readOrRefused(content, ".npz", file -> PROVIDER.create(DataSetFixtures.at(file)));
  }
}
