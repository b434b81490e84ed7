package org.robustlt.core.data.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.robustlt.api.data.DataException;
import org.robustlt.core.file.MemoryBound;

/** Files of a TAR archive packed with gzip. The files that are wanted are unpacked into memory. */
final class TarTree implements FileTree {
  private final Path archive;
  private final SortedMap<String, byte[]> contents = new TreeMap<>();

  /**
   * Unpacks an archive.
   *
   * @param place what messages call it
   * @param stream the archive without gzip; the caller closes it
   * @param wanted which files, by their path in the archive
   * @throws DataException if it is damaged, or has an entry whose name leads out of it
   */
  TarTree(Path place, InputStream stream, Predicate<String> wanted) {
    this.archive = place;
    try (TarArchiveInputStream tar = new BoundedTarStream(stream)) {
      long unpacked = 0;
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = ArchiveEntries.checked(archive, entry.getName());
        if (entry.isFile() && wanted.test(name)) {
          unpacked += Math.max(0, entry.getSize());
          checkMemory(unpacked);
          contents.put(name, ArchiveEntries.read(place(name), tar, entry.getSize()));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // The reader answers some damaged headers with IllegalArgumentException.
      throw new DataException(archive, "damaged archive: " + e.getMessage(), e);
    }
  }

  /**
   * Unpacks an archive packed with gzip.
   *
   * @param wanted which files, by their path in the archive
   * @throws DataException if it is damaged, or has an entry whose name leads out of it
   */
  static TarTree ofGzip(Path archive, Predicate<String> wanted) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        InputStream unpacked = new GZIPInputStream(file, 1 << 16)) {
      return new TarTree(archive, unpacked, wanted);
    } catch (IOException e) {
      throw new DataException(archive, "damaged archive: " + e.getMessage(), e);
    }
  }

  private void checkMemory(long unpacked) {
    MemoryBound.ofHeap(unpacked)
        .ifPresent(
            problem -> {
              throw new DataException(archive, "unpacked it " + problem);
            });
  }

  @Override
  public Path place(String path) {
    return archive.resolve(path);
  }

  @Override
  public boolean holds(String path) {
    return contents.containsKey(path);
  }

  @Override
  public List<String> folders(String folder) {
    return below(folder)
        .filter(path -> path.indexOf('/') >= 0)
        .map(path -> path.substring(0, path.indexOf('/')))
        .distinct()
        .toList();
  }

  @Override
  public List<String> files(String folder) {
    return below(folder).filter(path -> path.indexOf('/') < 0).toList();
  }

  private Stream<String> below(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return contents.keySet().stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()));
  }

  @Override
  public byte[] read(String path) {
    byte[] content = contents.get(path);
    if (content == null) {
      throw new DataException(place(path), "the archive has no such file");
    }
    return content;
  }
}
