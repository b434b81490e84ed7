package org.robustlt.core.file.torch;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.fuzz.FuzzedFile;

class TorchFileFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(resource("types.pt"), resource("small-cnn.pt"), resource("runs-code.pt"));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = TorchFileFuzzTest.class.getResourceAsStream("/interchange/" + name)) {
      return stream.readAllBytes();
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void filesOfPyTorchAreReadOrRefused(byte[] content) {
    FuzzedFile.readOrRefused(
        content,
        ".pt",
        path -> {
          try (TorchArchive file = TorchArchive.open(path)) {
            gather(file.read());
          }
        });
  }

  /** Reads the tensors that stand in a dictionary or a list, though not those further below. */
  private static void gather(Object value) {
    Iterable<?> items =
        value instanceof Map<?, ?> map
            ? map.values()
            : value instanceof List<?> list ? list : List.of(value);
    for (Object item : items) {
      if (item instanceof TorchTensor tensor) {
        tensor.values();
      }
    }
  }
}
