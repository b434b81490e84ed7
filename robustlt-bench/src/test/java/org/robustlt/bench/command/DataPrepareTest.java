package org.robustlt.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.console.Console;

/** Where there is no network: the JVM is told to use a proxy that is not there. */
class DataPrepareTest {
  private static final String[] PROXIES = {"http.proxy", "https.proxy"};

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void cutTheNetwork() throws IOException {
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (String proxy : PROXIES) {
        System.setProperty(proxy + "Host", "localhost");
        System.setProperty(proxy + "Port", Integer.toString(nobody.getLocalPort()));
      }
    }
  }

  @AfterEach
  void mendTheNetwork() {
    for (String proxy : PROXIES) {
      System.clearProperty(proxy + "Host");
      System.clearProperty(proxy + "Port");
    }
  }

  private int prepare(String dataSet) {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100);
    return RobustLtCommand.commandLine(console)
        .execute("data", "prepare", dataSet, "--data", folder.resolve("data").toString());
  }

  @Test
  void withoutNetworkEveryMissingFileIsNamedWithItsPlaceAndChecksum() throws IOException {
    assertThat(prepare("svhn")).as(err.toString()).isEqualTo(2);
    assertThat(err.toString().replace(folder.toString(), "FOLDER"))
        .contains("http://ufldl.stanford.edu/housenumbers/train_32x32.mat: cannot be fetched: ")
        .endsWith(
            """
            Run this again to go on, or get in another way what is missing:
              FOLDER/data/train_32x32.mat   MD5 e26dedcc434d2e4c54c9b2d4a06d8373
                from http://ufldl.stanford.edu/housenumbers/train_32x32.mat
              FOLDER/data/test_32x32.mat   MD5 eb5a983be6a315427106f1b164d9cef3
                from http://ufldl.stanford.edu/housenumbers/test_32x32.mat
            """);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void anotherFileThatIsThereAlreadyIsRefusedAndKept() throws IOException {
    Path file = folder.resolve("data/train_32x32.mat");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "mine");
    assertThat(prepare("svhn")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("robustlt: " + file + ": not the official train_32x32.mat: its MD5 must be ");
    assertThat(file).hasContent("mine");
  }

  @Test
  void dataSetsThatNeedAnAccountSayWhatToPutWhere() {
    assertThat(prepare("imagenet-64")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("robustlt: imagenet-64 cannot be fetched. ImageNet-64 needs a directory with")
        .contains("train_data_batch_1.npz to train_data_batch_10.npz and val_data.npz")
        .contains("image-net.org/download-images");
  }
}
