package org.robustlt.bench.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import org.robustlt.api.data.OfficialFile;
import org.robustlt.core.data.format.OfficialFiles;

/**
 * Fetches an official file. What has come so far lies in {@code NAME.part}, from where a later
 * attempt goes on; the file gets its name only when its checksum is right.
 *
 * @param official what to fetch
 * @param directory where to put it
 * @param patience how long to wait for the server
 */
public record Download(OfficialFile official, Path directory, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Fetches a file from servers that are heard of at least every 20 seconds. */
  public Download(OfficialFile official, Path directory) {
    this(official, directory, PATIENCE);
  }

  /** Hears how many bytes there are. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Called again and again.
     *
     * @param bytes that have come
     * @param total of the file; -1 if the server does not tell
     */
    void on(long bytes, long total);
  }

  /** Returns where the file will be. */
  public Path target() {
    return directory.resolve(official.name());
  }

  private Path part() {
    return directory.resolve(official.name() + ".part");
  }

  /**
   * Fetches the file, or the rest of it.
   *
   * @throws IOException if it cannot be fetched, or is another than the official one
   * @throws InterruptedException if this thread is interrupted
   */
  public void fetch(Progress progress) throws IOException, InterruptedException {
    long begun = Files.exists(part()) ? Files.size(part()) : 0;
    HttpRequest.Builder request = HttpRequest.newBuilder(official.address()).timeout(patience);
    if (begun > 0) {
      request.header("Range", "bytes=" + begun + "-");
    }
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 200 -> receive(body, 0, length(response), progress);
        case 206 -> {
          checkRange(response, begun);
          receive(body, begun, length(response), progress);
        }
        case 416 -> {} // there is no rest: the checksum will tell
        default -> throw new IOException("the server answers with status " + response.statusCode());
      }
    }
    finish();
  }

  private static void checkRange(HttpResponse<?> response, long begun) throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + begun + "-")) {
      throw new IOException(
          "the server answers with another part than was asked for, from byte "
              + begun
              + " on: \""
              + range
              + "\"");
    }
  }

  private static long length(HttpResponse<?> response) {
    return response.headers().firstValueAsLong("Content-Length").orElse(-1);
  }

  private void receive(InputStream body, long begun, long rest, Progress progress)
      throws IOException {
    Files.createDirectories(part().toAbsolutePath().getParent());
    long total = rest < 0 ? -1 : begun + rest;
    long bytes = begun;
    try (StallWatch stream = new StallWatch(body, patience);
        OutputStream file =
            Files.newOutputStream(
                part(),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                begun == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        file.write(buffer, 0, read);
        bytes += read;
        progress.on(bytes, total);
      }
    }
    if (total >= 0 && bytes < total) {
      throw new IOException(
          String.format(Locale.ROOT, "the connection ended after %d of %d bytes", bytes, total));
    }
  }

  private void finish() throws IOException {
    String found = OfficialFiles.md5(part());
    if (!found.equals(official.md5())) {
      Files.delete(part());
      throw new IOException(
          "what came is not the official file: its MD5 must be "
              + official.md5()
              + ", got "
              + found);
    }
    Files.move(part(), target(), StandardCopyOption.ATOMIC_MOVE);
  }
}
