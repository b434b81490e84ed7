package org.robustlt.core.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.fuzz.FuzzedFile;

class TensorFileFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    Path file = Files.createTempFile("seed", ".safetensors");
    try {
      TensorFile tensors =
          new TensorFile(
              new TreeMap<>(
                  Map.of("a", Nd4j.createFromArray(1f, 2f), "b", Nd4j.createFromArray(1L, 2L, 3L))),
              Map.of("key", "value"));
      TensorFileWriter.write(file, tensors);
      return Stream.of(Files.readAllBytes(file));
    } finally {
      Files.delete(file);
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void tensorFilesAreReadOrRefused(byte[] content) {
    FuzzedFile.readOrRefused(content, ".safetensors", TensorFileReader::read);
  }
}
