package org.robustlt.core.data.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.robustlt.api.data.DataException;
import org.robustlt.core.file.ZipContent;

/** Files in a ZIP archive, which stays open and is read where it lies. */
final class ZipTree implements FileTree, Closeable {
  private final Path archive;
  private final ZipFile zip;
  private final Map<String, SortedSet<String>> folders = new HashMap<>();
  private final Map<String, SortedSet<String>> files = new HashMap<>();

  /**
   * Opens an archive.
   *
   * @throws DataException if it is damaged, or has an entry whose name leads out of it
   */
  ZipTree(Path archive) {
    this.archive = archive;
    try {
      zip = new ZipFile(archive.toFile());
    } catch (IOException | IllegalArgumentException e) {
      // ZipFile answers some damaged names with IllegalArgumentException.
      throw new DataException(archive, "not a readable ZIP archive: " + e.getMessage(), e);
    }
    try {
      zip.stream().forEach(this::add);
    } catch (IllegalArgumentException e) {
      close();
      throw new DataException(archive, "damaged archive: an entry's name is not UTF-8", e);
    } catch (DataException e) {
      close();
      throw e;
    }
  }

  private void add(ZipEntry entry) {
    String name = ArchiveEntries.checked(archive, entry.getName());
    List<String> steps = new ArrayList<>(List.of(name.split("/", -1)));
    String last = steps.remove(steps.size() - 1);
    StringBuilder folder = new StringBuilder();
    for (String step : steps) {
      folders.computeIfAbsent(folder.toString(), at -> new TreeSet<>()).add(step);
      folder.append(folder.isEmpty() ? "" : "/").append(step);
    }
    if (!last.isEmpty()) {
      files.computeIfAbsent(folder.toString(), at -> new TreeSet<>()).add(last);
    }
  }

  @Override
  public Path place(String path) {
    return archive.resolve(path);
  }

  @Override
  public boolean holds(String path) {
    int slash = path.lastIndexOf('/');
    return files
        .getOrDefault(path.substring(0, Math.max(slash, 0)), new TreeSet<>())
        .contains(path.substring(slash + 1));
  }

  @Override
  public List<String> folders(String folder) {
    return List.copyOf(folders.getOrDefault(folder, new TreeSet<>()));
  }

  @Override
  public List<String> files(String folder) {
    return List.copyOf(files.getOrDefault(folder, new TreeSet<>()));
  }

  @Override
  public byte[] read(String path) {
    ZipEntry entry = holds(path) ? zip.getEntry(path) : null;
    if (entry == null) {
      throw new DataException(place(path), "the archive has no such file");
    }
    try (InputStream stream = ZipContent.of(zip, entry)) {
      return ArchiveEntries.read(place(path), stream, entry.getSize());
    } catch (IOException e) {
      throw new DataException(place(path), "cannot be unpacked: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new DataException(archive, "cannot be closed: " + e.getMessage(), e);
    }
  }
}
