package org.robustlt.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SavedArray;
import org.robustlt.core.file.npy.NpzArray;
import org.robustlt.core.training.NetworkWeights;

/**
 * One small network in every container that {@code docs/interchange/containers.py} writes by
 * PyTorch 1.13: its logits equal PyTorch's, or the file is refused. All that the program writes,
 * the large bombs too, are tried with {@code -Drobustlt.containers=DIR}.
 */
class ContainersTest {
  private static Path folder() throws URISyntaxException {
    String given = System.getProperty("robustlt.containers", "");
    URL resource = ContainersTest.class.getResource("/interchange/containers/cases.txt");
    return given.isEmpty()
        ? Path.of(Objects.requireNonNull(resource).toURI()).getParent()
        : Path.of(given);
  }

  private static Stream<Arguments> cases(boolean refused) throws IOException, URISyntaxException {
    Path folder = folder();
    return Files.readAllLines(folder.resolve("cases.txt")).stream()
        .map(line -> line.split("\t", 2))
        .filter(line -> line[1].startsWith("refused") == refused)
        .map(line -> Arguments.of(folder.resolve(line[0]), line[1].replaceFirst("^\\w+ ?", "")));
  }

  static Stream<Arguments> read() throws IOException, URISyntaxException {
    return cases(false);
  }

  static Stream<Arguments> refused() throws IOException, URISyntaxException {
    return cases(true);
  }

  private static void load(Network network, Path file, Optional<String> entry) {
    try (SavedWeights saved = new WeightsFile(file, entry).open()) {
      NetworkWeights.load(network, file, saved.only().of(network.description()));
    }
  }

  private static INDArray expected(Path folder, String file, String name) {
    SavedArray array = NpzArray.all(folder.resolve(file)).get(name);
    return Objects.requireNonNull(array).values();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("read")
  void logitsEqualThoseOfPyTorch(Path file, String rest) {
    boolean expanded = rest.equals("expanded");
    String expected = expanded ? "expected-expanded.npz" : "expected.npz";
    Path folder = Objects.requireNonNull(file.getParent());
    INDArray logits = expected(folder, expected, "logits");
    try (Network network = Networks.smallCnn(3, 4)) {
      load(network, file, Optional.of(rest).filter(e -> !e.isEmpty() && !expanded));
      try (ForwardPass pass =
          network.forward(expected(folder, expected, "x"), BatchNormMode.RUNNING_STATISTICS)) {
        double largest = logits.amaxNumber().doubleValue();
        assertThat(pass.logits().sub(logits).amaxNumber().doubleValue()).isLessThan(1e-5 * largest);
      }
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("refused")
  void otherFilesAreRefusedForTheRightReason(Path file, String words) throws IOException {
    if (file.endsWith("folder")) {
      Files.createDirectories(file);
    }
    long start = System.nanoTime();
    try (Network network = Networks.smallCnn(3, 4)) {
      assertThatThrownBy(() -> load(network, file, Optional.empty()))
          .isInstanceOf(FileFormatException.class)
          .hasMessageStartingWith(file.toString())
          .hasMessageContaining(words);
    }
    assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("read")
  void aFileThatIsCutOffOrDamagedNeverFailsInAnotherWay(Path file, String rest) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Path damaged = Files.createTempFile("damaged", ".pt");
    try (Network network = Networks.smallCnn(3, 4)) {
      for (int at = 7; at < whole.length; at += whole.length / 12) {
        byte[] flipped = whole.clone();
        flipped[at] ^= 0x15;
        for (byte[] content : new byte[][] {flipped, Arrays.copyOf(whole, at)}) {
          Files.write(damaged, content);
          try {
            load(network, damaged, Optional.empty());
          } catch (FileFormatException e) {
            assertThat(e).hasMessageContaining(damaged.getParent() + "/");
          }
        }
      }
    } finally {
      Files.delete(damaged);
    }
  }
}
