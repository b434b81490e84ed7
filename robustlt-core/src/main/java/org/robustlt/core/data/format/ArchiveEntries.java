package org.robustlt.core.data.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.robustlt.api.data.DataException;
import org.robustlt.core.file.MemoryBound;

/** What holds for the entries of every kind of archive. */
final class ArchiveEntries {
  /** No file that is read from an archive is larger: 256 MiB. */
  static final long LARGEST = 1 << 28;

  private ArchiveEntries() {}

  /**
   * Returns the name of an entry.
   *
   * @throws DataException if it leads out of the archive's folder
   */
  static String checked(Path archive, String name) {
    boolean climbs =
        name.startsWith("/")
            || name.contains("\\")
            || name.indexOf('\0') >= 0
            || name.matches("[A-Za-z]:.*")
            || Arrays.asList(name.split("/", -1)).contains("..");
    if (climbs) {
      throw new DataException(
          archive,
          "refused: entries must lie below the archive's folder, got \""
              + name.replaceAll("\\p{Cntrl}", "?")
              + "\"");
    }
    return name;
  }

  /**
   * Reads an entry to its end.
   *
   * @param size as the archive tells it
   * @throws IOException if the entry is damaged or of another size
   */
  static byte[] read(Path place, InputStream stream, long size) throws IOException {
    if (size < 0 || size > LARGEST) {
      throw new DataException(
          place,
          String.format(
              Locale.ROOT,
              "files in archives must have at most 256 MiB, this tells %d bytes",
              size));
    }
    MemoryBound.ofHeap(size)
        .ifPresent(
            problem -> {
              throw new DataException(place, "unpacked it " + problem);
            });
    // Grows with what is there, not with what a damaged archive tells.
    byte[] content = stream.readNBytes((int) size);
    if (content.length < size) {
      throw new EOFException("ends after " + content.length + " of " + size + " bytes");
    }
    return content;
  }
}
