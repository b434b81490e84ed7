package org.robustlt.bench.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.OfficialFile;

class DownloadTest {
  private static final byte[] CONTENT = new byte[300_000];
  private static final String MD5 = "b178315ab37418474f4c461bff400bf9";

  static {
    new Random(1).nextBytes(CONTENT);
  }

  @TempDir private Path directory;
  private HttpServer server;
  private final List<String> ranges = new ArrayList<>();

  /** How many bytes the server sends before it breaks off. */
  private int patience = Integer.MAX_VALUE;

  /** How far the server's answers are from what was asked for. */
  private int shift;

  /** Whether the server goes silent instead of breaking off. */
  private boolean stalls;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/file", this::answer);
    server.createContext(
        "/whole",
        exchange -> {
          exchange.sendResponseHeaders(416, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
    ranges.add(range);
    int from = range.startsWith("bytes=") ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    byte[] rest = Arrays.copyOfRange(CONTENT, from, CONTENT.length);
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .add("Content-Range", "bytes " + (from + shift) + "-299999/300000");
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest.length);
    exchange.getResponseBody().write(rest, 0, Math.min(rest.length, patience));
    if (stalls) {
      exchange.getResponseBody().flush();
      return;
    }
    exchange.close();
  }

  private Download download(String path, String md5) {
    URI address = URI.create("http://localhost:" + server.getAddress().getPort() + path);
    return new Download(new OfficialFile("set/images.bin", address, md5), directory);
  }

  private static void fetch(Download download) throws IOException, InterruptedException {
    download.fetch((bytes, total) -> assertThat(bytes).isLessThanOrEqualTo(total));
  }

  private List<String> files() throws IOException {
    try (var files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .toList();
    }
  }

  @Test
  void aFileGetsItsNameWhenItIsComplete() throws Exception {
    fetch(download("/file", MD5));
    assertThat(files()).containsExactly("set/images.bin");
    assertThat(Files.readAllBytes(directory.resolve("set/images.bin"))).isEqualTo(CONTENT);
  }

  @Test
  void aDownloadThatWasCutOffGoesOn() throws Exception {
    patience = 100_000;
    assertThatThrownBy(() -> fetch(download("/file", MD5))).isInstanceOf(IOException.class);
    assertThat(files()).containsExactly("set/images.bin.part");
    long begun = Files.size(directory.resolve("set/images.bin.part"));

    patience = Integer.MAX_VALUE;
    fetch(download("/file", MD5));
    assertThat(ranges).containsExactly("null", "bytes=" + begun + "-");
    assertThat(files()).containsExactly("set/images.bin");
    assertThat(Files.readAllBytes(directory.resolve("set/images.bin"))).isEqualTo(CONTENT);
  }

  @Test
  void anotherPartThanTheRestIsNotTaken() throws Exception {
    patience = 100_000;
    assertThatThrownBy(() -> fetch(download("/file", MD5))).isInstanceOf(IOException.class);
    byte[] begun = Files.readAllBytes(directory.resolve("set/images.bin.part"));

    shift = 1;
    assertThatThrownBy(() -> fetch(download("/file", MD5)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the server answers with another part than was asked for");
    assertThat(Files.readAllBytes(directory.resolve("set/images.bin.part"))).isEqualTo(begun);
  }

  @Test
  void aServerThatGoesSilentIsNotWaitedForForever() throws Exception {
    patience = 100_000;
    stalls = true;
    Download download = download("/file", MD5);
    Download impatient =
        new Download(download.official(), download.directory(), Duration.ofMillis(300));
    assertThatThrownBy(() -> fetch(impatient))
        .isInstanceOf(IOException.class)
        .hasMessage("nothing came for 0 seconds");
    assertThat(files()).containsExactly("set/images.bin.part");
  }

  @Test
  void aPartThatIsCompleteIsOnlyChecked() throws Exception {
    Files.createDirectories(directory.resolve("set"));
    Files.write(directory.resolve("set/images.bin.part"), CONTENT);
    fetch(download("/whole", MD5));
    assertThat(files()).containsExactly("set/images.bin");
  }

  @Test
  void anotherFileThanTheOfficialOneIsNotKept() throws Exception {
    assertThatThrownBy(() -> fetch(download("/file", "0".repeat(32))))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "what came is not the official file: its MD5 must be "
                + "0".repeat(32)
                + ", got "
                + MD5);
    assertThat(files()).isEmpty();
  }

  @Test
  void whatTheServerRefusesIsSaid() throws Exception {
    assertThatThrownBy(() -> fetch(download("/nothing", MD5)))
        .isInstanceOf(IOException.class)
        .hasMessage("the server answers with status 404");
    assertThat(files()).isEmpty();
  }
}
