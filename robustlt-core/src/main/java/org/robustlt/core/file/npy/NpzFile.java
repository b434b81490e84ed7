package org.robustlt.core.file.npy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.robustlt.core.file.ZipContent;

/** The named arrays of a file in NumPy's NPZ format. */
public final class NpzFile implements Closeable {
  private static final String SUFFIX = ".npy";

  private final ZipFile zip;

  /**
   * Opens a file.
   *
   * @throws IOException if it is no ZIP archive
   */
  public NpzFile(Path file) throws IOException {
    try {
      zip = new ZipFile(file.toFile());
    } catch (IllegalArgumentException e) {
      // ZipFile answers some damaged names so.
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Returns the names of the arrays, in the order of the file.
   *
   * @throws NpyException if they are damaged
   */
  public List<String> names() throws NpyException {
    try {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new NpyException("is in a file whose names are not UTF-8");
    }
  }

  /** Returns whether there is an array of this name. */
  public boolean has(String name) {
    return zip.getEntry(name + SUFFIX) != null;
  }

  /**
   * Opens an array, for the caller to close. A checksum that is not right is told where the array
   * ends.
   *
   * @throws NpyException if there is none of this name or its header is damaged
   */
  public NpyReader open(String name) throws IOException {
    @Nullable ZipEntry entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      throw new NpyException("is not there, the arrays are " + String.join(", ", first(names())));
    }
    return new NpyReader(ZipContent.of(zip, entry));
  }

  private static List<String> first(List<String> names) {
    return names.subList(0, Math.min(names.size(), 8));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
