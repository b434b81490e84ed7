package org.robustlt.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TensorFileTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("weights.safetensors");
  }

  @Test
  void arraysOfEveryTypeAndShapeComeBackBitByBit() throws IOException {
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    tensors.put("matrix", Nd4j.createFromArray(new float[][] {{1.5f, -0f}, {Float.NaN, 3e-40f}}));
    tensors.put("doubles", Nd4j.createFromArray(Math.PI, Double.MIN_VALUE));
    tensors.put("counts", Nd4j.createFromArray(1L << 62, -7L));
    tensors.put("scalar", Nd4j.scalar(2.5f));
    tensors.put("column", Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}}).getColumn(1));

    TensorFileWriter.write(file, new TensorFile(tensors, Map.of("manifest", "größer")));
    TensorFile read = TensorFileReader.read(file);

    assertThat(read.metadata()).containsExactly(Map.entry("manifest", "größer"));
    assertThat(read.tensors().keySet()).containsExactlyElementsOf(tensors.keySet());
    tensors.forEach(
        (name, array) -> {
          INDArray back = read.tensors().get(name);
          assertThat(back.shape()).as(name).isEqualTo(array.shape());
          assertThat(TensorFileWriter.bytes(back))
              .as(name)
              .isEqualTo(TensorFileWriter.bytes(array));
        });
  }

  @Test
  void aScalarHasAnEmptyShape() throws IOException {
    TensorFileWriter.write(file, new TensorFile(Map.of("a", Nd4j.scalar(1L)), Map.of()));
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .contains("{\"a\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}}");
  }

  @Test
  void theHeaderIsAlignedAsTheFormatAsks() throws IOException {
    TensorFileWriter.write(file, new TensorFile(Map.of("a", Nd4j.scalar(1f)), Map.of()));
    assertThat(Files.readAllBytes(file)[0] % 8).isZero();
  }

  @Test
  void nothingIsLeftBesideAFileThatWasWritten() throws IOException {
    TensorFileWriter.write(file, new TensorFile(Map.of("a", Nd4j.scalar(1f)), Map.of()));
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatEndsTooEarlyIsRefusedWhereverItEnds() throws IOException {
    TensorFileWriter.write(
        file, new TensorFile(Map.of("a", Nd4j.createFromArray(1f, 2f, 3f)), Map.of()));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> TensorFileReader.read(file))
          .isInstanceOf(FileFormatException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "no JSON | its header is not JSON",
        "[] | its header is no JSON object",
        "{\"a\":{\"dtype\":\"F8\",\"shape\":[1],\"data_offsets\":[0,4]}} | has type \"F8\"",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | does not fit its place",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | where a size must be",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[9999999999,9999999999],\"data_offsets\":[0,4]}}"
            + " | would be too large",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[40,44]}} | it ends after",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}} | 3 bytes after its last array",
      })
  void aHeaderThatLiesIsRefused(String header, String message) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[8 + text.length + 4];
    bytes[0] = (byte) text.length;
    System.arraycopy(text, 0, bytes, 8, text.length);
    Files.write(file, bytes);

    assertThatThrownBy(() -> TensorFileReader.read(file))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining(message);
  }
}
