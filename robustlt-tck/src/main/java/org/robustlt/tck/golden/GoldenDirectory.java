package org.robustlt.tck.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory of golden vectors: that of {@code -Drobustlt.golden=DIR} if the property is set, else
 * the copy under {@code golden/} on the class path of the tests.
 *
 * <p>A relative DIR is looked for in the working directory and then in those above it, since Maven
 * runs the tests of a module in the module's directory.
 */
public final class GoldenDirectory {
  /** The system property that names the directory. */
  public static final String PROPERTY = "robustlt.golden";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Path> directory;

  private GoldenDirectory(Optional<Path> directory) {
    this.directory = directory;
  }

  /**
   * Returns the directory that this run of the tests shall use.
   *
   * @throws IllegalArgumentException if the property names no directory
   */
  public static GoldenDirectory resolve() {
    return new GoldenDirectory(
        Optional.ofNullable(System.getProperty(PROPERTY)).map(GoldenDirectory::find));
  }

  private static Path find(String given) {
    for (Path base = Path.of("").toAbsolutePath(); base != null; base = base.getParent()) {
      Path candidate = base.resolve(given);
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException(
        PROPERTY + " must name a directory of golden vectors, got " + given);
  }

  /** Returns whether this is a directory that was named, not the class path. */
  boolean isNamed() {
    return directory.isPresent();
  }

  /** Returns whether there is a file of this name. */
  public boolean exists(String name) {
    if (directory.isPresent()) {
      return Files.isRegularFile(directory.get().resolve(name));
    }
    return loader().getResource("golden/" + name) != null;
  }

  /**
   * Opens a file, for the caller to close.
   *
   * @throws UncheckedIOException if there is none
   */
  public InputStream open(String name) {
    try {
      if (directory.isPresent()) {
        return Files.newInputStream(directory.get().resolve(name));
      }
      @Nullable InputStream stream = loader().getResourceAsStream("golden/" + name);
      if (stream == null) {
        throw new IOException("no golden/" + name + " on the class path, and no -D" + PROPERTY);
      }
      return stream;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the content of a file. */
  public byte[] bytes(String name) {
    try (InputStream stream = open(name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the content of a JSON file; {@link JsonNumbers} reads its numbers. */
  public JsonNode json(String name) {
    try (InputStream stream = open(name)) {
      return JSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the arrays of an NPZ file. */
  public Npz npz(String name) {
    try (InputStream stream = open(name)) {
      return Npz.read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + e.getMessage(), e);
    }
  }

  // The context class loader sees the resources of the module whose tests are running.
  private static ClassLoader loader() {
    return Thread.currentThread().getContextClassLoader();
  }

  @Override
  public String toString() {
    return directory.map(Path::toString).orElse("golden/ on the class path");
  }
}
