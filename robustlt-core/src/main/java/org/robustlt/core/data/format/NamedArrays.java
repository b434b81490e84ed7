package org.robustlt.core.data.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.data.DataException;
import org.robustlt.core.file.npy.NpyException;
import org.robustlt.core.file.npy.NpyReader;
import org.robustlt.core.file.npy.NpzFile;

/** The arrays of a data set: those of an NPZ file, or each in an NPY file of a directory. */
interface NamedArrays extends Closeable {
  /** What is made of an array. */
  @FunctionalInterface
  interface Use<T> {
    T of(NpyReader array) throws IOException;
  }

  /**
   * Opens an array, for the caller to close.
   *
   * @throws NpyException if there is none or it is damaged
   */
  NpyReader open(String name) throws IOException;

  /** Returns whether there is an array. */
  boolean has(String name);

  /** Returns where an array lies in a file as it is, not packed; nothing if it does not. */
  default Optional<MappedArrayImages.Extent> extent(String name) throws IOException {
    return Optional.empty();
  }

  /** Returns what messages call an array. */
  Path place(String name);

  /**
   * Makes something of an array.
   *
   * @throws DataException if there is none, it is damaged or not as it should be
   */
  default <T> T use(String name, Use<T> use) {
    try (NpyReader array = open(name)) {
      return use.of(array);
    } catch (NpyException e) {
      throw new DataException(place(name), "the array " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DataException(place(name), "cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Opens a file or a directory.
   *
   * @throws DataException if it is no NPZ file
   */
  static NamedArrays in(Path given) {
    return Files.isDirectory(given) ? new InDirectory(given) : InFile.of(given);
  }

  /**
   * Arrays in a directory.
   *
   * @param directory that has a file {@code NAME.npy} for each
   */
  record InDirectory(Path directory) implements NamedArrays {
    @Override
    public NpyReader open(String name) throws IOException {
      try {
        return new NpyReader(Files.newInputStream(place(name)));
      } catch (NoSuchFileException e) {
        throw new DataException(place(name), "no such file of an array", e);
      }
    }

    @Override
    public boolean has(String name) {
      return Files.exists(place(name));
    }

    @Override
    public Optional<MappedArrayImages.Extent> extent(String name) throws IOException {
      return Optional.of(new MappedArrayImages.Extent(place(name), 0, Files.size(place(name))));
    }

    @Override
    public Path place(String name) {
      return directory.resolve(name + ".npy");
    }

    @Override
    public void close() {}
  }

  /**
   * Arrays in a file.
   *
   * @param path where it is
   * @param file holds them
   */
  record InFile(Path path, NpzFile file) implements NamedArrays {
    static InFile of(Path path) {
      try {
        return new InFile(path, new NpzFile(path));
      } catch (NoSuchFileException e) {
        throw new DataException(path, "no such file or directory", e);
      } catch (IOException e) {
        throw new DataException(
            path,
            String.valueOf(path.getFileName()).endsWith(".npy")
                ? "is one array: give the folder, with an .npy file for each array"
                : "not a readable NPZ file: " + e.getMessage(),
            e);
      }
    }

    @Override
    public NpyReader open(String name) throws IOException {
      return file.open(name);
    }

    @Override
    public boolean has(String name) {
      return file.has(name);
    }

    @Override
    public Optional<MappedArrayImages.Extent> extent(String name) throws IOException {
      try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
        @Nullable ZipArchiveEntry entry = zip.getEntry(name + ".npy");
        return entry == null || entry.getMethod() != ZipEntry.STORED
            ? Optional.empty()
            : Optional.of(
                new MappedArrayImages.Extent(path, entry.getDataOffset(), entry.getSize()));
      }
    }

    @Override
    public Path place(String name) {
      return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
