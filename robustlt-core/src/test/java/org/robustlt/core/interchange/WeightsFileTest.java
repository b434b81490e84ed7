package org.robustlt.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.TensorFile;
import org.robustlt.core.file.TensorFileReader;
import org.robustlt.core.file.TensorFileWriter;
import org.robustlt.core.training.NetworkWeights;

/**
 * Files that PyTorch 1.13 saved of a small network with random weights: its {@code state_dict}; a
 * checkpoint with DataParallel's names, views of one storage, transposed views and doubles among
 * them, an optimizer's state and arguments; one with two networks; tensors of every type; one in
 * the format before 1.6; and one that would run code. {@code expected.safetensors} has the values,
 * images and PyTorch's logits.
 */
class WeightsFileTest {
  @TempDir private Path folder;

  private Path resource(String name) throws IOException {
    try (InputStream stream = WeightsFileTest.class.getResourceAsStream("/interchange/" + name)) {
      assertThat(stream).as(name).isNotNull();
      return Files.write(folder.resolve(Path.of(name).getFileName()), stream.readAllBytes());
    }
  }

  private static Map<String, INDArray> read(Path file) {
    return read(file, Optional.empty());
  }

  private static Map<String, INDArray> read(Path file, Optional<String> entry) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    try (SavedWeights saved = new WeightsFile(file, entry).open()) {
      saved.only().arrays().forEach((name, array) -> arrays.put(name, array.values()));
    }
    return arrays;
  }

  private TensorFile expected() throws IOException {
    return TensorFileReader.read(resource("expected.safetensors"));
  }

  @ParameterizedTest
  @CsvSource({"small-cnn.pt,", "checkpoint.pt,", "two-networks.pt, ema"})
  void logitsEqualThoseOfPyTorch(String name, String entry) throws IOException {
    TensorFile expected = expected();
    Path file = resource(name);
    try (Network network = Networks.smallCnn(3, 4)) {
      try (SavedWeights saved = new WeightsFile(file, Optional.ofNullable(entry)).open()) {
        NetworkWeights.load(network, file, saved.only().of(network.description()));
      }
      INDArray images = expected.tensors().get("x");
      try (ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
        assertThat(difference(pass.logits(), expected.tensors().get("logits"))).isLessThan(1e-5);
      }
    }
  }

  private static double difference(INDArray left, INDArray right) {
    return left.sub(right).amaxNumber().doubleValue();
  }

  @Test
  void viewsOfAStorageComeOutAsTheyWere() throws IOException {
    TensorFile expected = expected();
    Map<String, INDArray> arrays = read(resource("checkpoint.pt"));
    expected
        .tensors()
        .forEach(
            (name, array) -> {
              if (name.contains(".")) {
                assertThat(arrays.get("module." + name).castTo(DataType.FLOAT))
                    .as(name)
                    .isEqualTo(array);
              }
            });
  }

  @Test
  void everyTypeIsRead() throws IOException {
    Map<String, INDArray> arrays = read(resource("types.pt"));
    assertThat(arrays.get("half").toFloatVector())
        .containsExactly(
            0f, -0f, 1f, -2.5f, 65504f, 0x1p-24f, -503 * 0x1p-24f, Float.POSITIVE_INFINITY);
    assertThat(arrays.get("bf16").toFloatVector())
        .containsExactly(
            0f, -0f, 1f, -2.5f, 65536f, 0x1.02p-24f, -0x1.f8p-16f, Float.POSITIVE_INFINITY);
    assertThat(arrays.get("double").toDoubleVector()[3]).isEqualTo(-2.5);
    assertThat(arrays.get("long").toLongVector()).containsExactly(1L << 40, -3);
    assertThat(arrays.get("int").toLongVector()).containsExactly(7, -7);
    assertThat(arrays.get("short").toLongVector()).containsExactly(-300);
    assertThat(arrays.get("char").toLongVector()).containsExactly(-1);
    assertThat(arrays.get("byte").toLongVector()).containsExactly(255);
    assertThat(arrays.get("bool").toLongVector()).containsExactly(1, 0);
    assertThat(arrays.get("scalar").shape()).isEmpty();
    assertThat(arrays.get("scalar").getLong()).isEqualTo(5);
    assertThat(arrays.get("empty").isEmpty()).isTrue();
    assertThat(arrays.get("steps").shape()).containsExactly(3, 2, 2);
    assertThat(arrays.get("steps").dup('c').data().asFloat())
        .containsExactly(1, 13, 9, 21, 2, 14, 10, 22, 3, 15, 11, 23);
  }

  @Test
  void aFileThatWouldRunCodeIsRefused() throws IOException {
    Path file = resource("runs-code.pt");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("posix.system, which Python would run");
  }

  @Test
  void ofSeveralNetworksOneMustBeChosen() throws IOException {
    Path file = resource("containers/two-networks.pt");
    assertThatThrownBy(() -> read(file))
        .hasMessageEndingWith("holds several state_dicts; choose by --entry one of model, ema");
    assertThatThrownBy(() -> read(file, Optional.of("net")))
        .hasMessageEndingWith("has no state_dict \"net\"; it has model, ema");
  }

  @ParameterizedTest
  @CsvSource({"small-cnn.pt", "checkpoint.pt", "expected.safetensors"})
  void aFileThatIsCutOffAnywhereIsRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(resource(name));
    Path file = folder.resolve("cut");
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(file)).isInstanceOf(FileFormatException.class);
    }
  }

  @Test
  void aCutOffFileOfPyTorchTellsWhichArraysItLacks() throws IOException {
    byte[] whole = Files.readAllBytes(resource("small-cnn.pt"));
    Path file = Files.write(folder.resolve("cut.pt"), Arrays.copyOf(whole, 6500));

    assertThatThrownBy(() -> read(file))
        .hasMessageStartingWith(
            file + ": is no intact PyTorch file: it ends after 6500 bytes, before ")
        .hasMessageContaining(" of 20 arrays are complete\n  ")
        .hasMessageEndingWith("\n  classifier.fc.weight [4, 12]\n  classifier.fc.bias [4]");
  }

  @Test
  void whereEvenTheirNamesAreLostItSaysSo() throws IOException {
    byte[] whole = Files.readAllBytes(resource("small-cnn.pt"));
    Path file = Files.write(folder.resolve("cut.pt"), Arrays.copyOf(whole, 900));

    assertThatThrownBy(() -> read(file)).hasMessageContaining("it is cut off or damaged (");
  }

  @ParameterizedTest
  @CsvSource({"small-cnn.pt", "checkpoint.pt", "types.pt"})
  void aDamagedFileNeverFailsInAnotherWay(String name) throws IOException {
    byte[] whole = Files.readAllBytes(resource(name));
    Path file = folder.resolve("damaged");
    for (int at = 0; at < whole.length; at += 53) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x15;
      Files.write(file, damaged);
      try {
        read(file);
      } catch (FileFormatException e) {
        assertThat(e).hasMessageStartingWith(file.toString());
      }
    }
  }

  @Test
  void whatWasWrittenAsSafetensorsIsReadInEveryType() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    tensors.put("a", Nd4j.createFromArray(1f, 2f));
    tensors.put("n", Nd4j.scalar(3L));
    TensorFileWriter.write(file, new TensorFile(tensors, Map.of()));
    assertThat(read(file)).containsOnlyKeys("a", "n");
    assertThat(read(file).get("n").shape()).isEmpty();
  }
}
