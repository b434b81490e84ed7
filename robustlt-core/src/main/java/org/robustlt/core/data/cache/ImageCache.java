package org.robustlt.core.data.cache;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.ReadingProgress;
import org.robustlt.core.file.AtomicFile;

/**
 * A folder of files of decoded images. A file is named by a digest of what its content depends on:
 * paths, sizes and times of the pictures and how they become images, so a change of any makes
 * another file. Programs that want the same file at one time wait for the one that makes it.
 *
 * @param directory the folder
 */
public record ImageCache(Path directory) {
  /** Grows when decoding changes, so that no file of another version is taken. */
  private static final String DECODER = "2";

  private static final String SUFFIX = ".images";

  /**
   * Returns the cache that the environment names: {@code ROBUSTLT_CACHE}, or the usual place of the
   * system; none if that variable, or {@code robustlt.cache} of the JVM, is {@code none}.
   */
  public static Optional<ImageCache> ofEnvironment() {
    Map<String, String> environment = System.getenv();
    String named =
        System.getProperty("robustlt.cache", environment.getOrDefault("ROBUSTLT_CACHE", ""));
    if (named.equals("none")) {
      return Optional.empty();
    }
    if (!named.isEmpty()) {
      return Optional.of(new ImageCache(Path.of(named)));
    }
    Path home = Path.of(System.getProperty("user.home", "."));
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path caches =
        Stream.of("XDG_CACHE_HOME", "LOCALAPPDATA")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .map(Path::of)
            .orElse(home.resolve(system.startsWith("mac") ? "Library/Caches" : ".cache"));
    return Optional.of(new ImageCache(caches.resolve("robustlt").resolve("images")));
  }

  /**
   * A file of the cache.
   *
   * @param file where it is
   * @param bytes how large it is
   * @param source what its images come from
   * @param images how many there are
   */
  public record Entry(Path file, long bytes, String source, int images) {}

  /** Returns the files of the cache; what is not whole has no source. */
  public List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path file : files()) {
      try {
        CacheFile.Header header = CacheFile.header(file);
        entries.add(new Entry(file, Files.size(file), header.source(), header.images()));
      } catch (IOException e) {
        entries.add(new Entry(file, Files.size(file), "", 0));
      }
    }
    return entries;
  }

  /** Deletes the files of the cache, and nothing else. */
  public void clear() throws IOException {
    for (Path file : files()) {
      Files.deleteIfExists(file);
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(
              file ->
                  String.valueOf(file.getFileName())
                      .matches("[0-9a-f]{64}\\.(images|images\\.partial|lock)"))
          .sorted()
          .toList();
    }
  }

  /**
   * Opens the images of files, decoding them where no file of the cache has them.
   *
   * @param source what messages and lists call them
   * @throws IOException if the cache cannot be read or written
   */
  DecodedImages open(String source, ImageFiles files, ImageShape shape, ReadingProgress progress)
      throws IOException {
    Path file = directory.resolve(key(files, shape) + SUFFIX);
    Optional<CacheFile> before = opened(file);
    if (before.isPresent()) {
      return images(file, before.get());
    }
    Files.createDirectories(directory);
    long needed = (long) files.files().size() * (shape.size() + 64) + (1 << 20);
    long usable = Files.getFileStore(directory).getUsableSpace();
    if (usable < needed) {
      throw new IOException(
          String.format(
              Locale.ROOT, "%,d MB are needed, the disk has %,d", needed >> 20, usable >> 20));
    }
    build(file, source, files, shape, progress);
    return images(file, CacheFile.open(file));
  }

  private static synchronized void build(
      Path file, String source, ImageFiles files, ImageShape shape, ReadingProgress progress)
      throws IOException {
    Path lock = file.resolveSibling(String.valueOf(file.getFileName()).replace(SUFFIX, ".lock"));
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = channel.lock()) {
      if (held.isValid() && opened(file).isEmpty()) {
        AtomicFile.write(file, target -> CacheFile.build(target, source, files, shape, progress));
      }
    } finally {
      Files.deleteIfExists(lock);
    }
  }

  private static DecodedImages images(Path file, CacheFile opened) {
    return new DecodedImages(
        opened.header().shape(),
        opened.pixels(),
        opened.facts(),
        opened.header().sha256(),
        Optional.of(file));
  }

  private static Optional<CacheFile> opened(Path file) {
    try {
      return Files.exists(file) ? Optional.of(CacheFile.open(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // what is damaged is made again
    }
  }

  private static String key(ImageFiles files, ImageShape shape) {
    Hasher hasher = Hashing.sha256().newHasher();
    text(hasher, DECODER + " " + shape + " " + files.framing() + " " + files.upright());
    List<long[]> stamps =
        files.files().parallelStream()
            .map(
                file -> {
                  try {
                    BasicFileAttributes facts =
                        Files.readAttributes(file, BasicFileAttributes.class);
                    return new long[] {
                      facts.size(), facts.lastModifiedTime().to(TimeUnit.NANOSECONDS)
                    };
                  } catch (IOException e) {
                    throw new DataException(file, "cannot be read: " + e.getMessage(), e);
                  }
                })
            .toList();
    for (int i = 0; i < stamps.size(); i++) {
      text(hasher, files.files().get(i).toAbsolutePath().normalize().toString());
      hasher.putLong(stamps.get(i)[0]).putLong(stamps.get(i)[1]);
    }
    return hasher.hash().toString();
  }

  private static void text(Hasher hasher, String text) {
    hasher.putString(text, StandardCharsets.UTF_8).putByte((byte) 0);
  }
}
