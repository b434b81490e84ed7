package org.robustlt.core.data.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataRemark;

/**
 * Walks through folders, following links. What systems leave behind is passed over: hidden files,
 * {@code Thumbs.db} and the like.
 */
final class FolderScan {
  private static final Set<String> LEFT_BEHIND =
      Set.of("thumbs.db", "desktop.ini", "__macosx", "@eadir", "icon\r");

  private final List<String> passedOver = new ArrayList<>();
  private final List<String> dangling = new ArrayList<>();
  private final List<String> loose = new ArrayList<>();
  private final Deque<Path> above = new ArrayDeque<>();

  /** Hears of a file. */
  @FunctionalInterface
  interface Visitor {
    void file(Path file);
  }

  /** Returns the folders in a folder, sorted by name; the files beside them are of no class. */
  List<Path> folders(Path folder) {
    List<Path> folders = new ArrayList<>();
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry)) {
        folders.add(entry);
      } else {
        loose.add(entry.toString());
      }
    }
    return folders;
  }

  /** Notes that a file is of no class. */
  void leaveOut(Path file) {
    loose.add(file.toString());
  }

  /** Returns the name of a file or folder, whatever normal form its system stores. */
  static String name(Path path) {
    return Normalizer.normalize(String.valueOf(path.getFileName()), Normalizer.Form.NFC);
  }

  /**
   * Returns the folder of a name, whatever its case; the one that is spelt so if there are more.
   */
  static Optional<Path> named(Path parent, String name) {
    if (Files.isDirectory(parent.resolve(name))) {
      return Optional.of(parent.resolve(name));
    }
    try (Stream<Path> listed = Files.list(parent)) {
      return listed
          .filter(entry -> name(entry).equalsIgnoreCase(name) && Files.isDirectory(entry))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new DataException(parent, "cannot be listed: " + e.getMessage(), e);
    }
  }

  /**
   * Visits all files in a folder and the folders below it, in the order of their names.
   *
   * @throws DataException if a link leads to a folder that it is in
   */
  void walk(Path folder, Visitor visitor) {
    Path real = real(folder);
    if (above.contains(real)) {
      throw new DataException(folder, "leads back to a folder that it is in, " + real);
    }
    above.push(real);
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry)) {
        walk(entry, visitor);
      } else if (Files.isRegularFile(entry)) {
        visitor.file(entry);
      } else if (Files.isSymbolicLink(entry)) {
        dangling.add(entry.toString());
      }
    }
    above.pop();
  }

  /** Returns what was passed over and what is missing. */
  List<DataRemark> remarks() {
    List<DataRemark> remarks = new ArrayList<>();
    if (!passedOver.isEmpty()) {
      remarks.add(
          new DataRemark(
              String.format(
                  Locale.ROOT, "passed over %,d hidden or system files", passedOver.size()),
              passedOver));
    }
    if (!loose.isEmpty()) {
      remarks.add(
          new DataRemark(
              String.format(
                  Locale.ROOT, "left out %,d files that are in no folder of a class", loose.size()),
              loose));
    }
    if (!dangling.isEmpty()) {
      remarks.add(
          new DataRemark(
              String.format(Locale.ROOT, "left out %,d links that lead nowhere", dangling.size()),
              dangling));
    }
    return remarks;
  }

  private List<Path> entries(Path folder) {
    try (Stream<Path> listed = Files.list(folder)) {
      List<Path> entries = new ArrayList<>();
      for (Path entry : (Iterable<Path>) listed::iterator) {
        String name = name(entry);
        if (name.startsWith(".") || LEFT_BEHIND.contains(name.toLowerCase(Locale.ROOT))) {
          passedOver.add(entry.toString());
        } else {
          entries.add(entry);
        }
      }
      entries.sort(Comparator.comparing(FolderScan::name));
      return entries;
    } catch (IOException e) {
      throw new DataException(folder, "cannot be listed: " + e.getMessage(), e);
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new DataException(folder, "cannot be listed: " + e.getMessage(), e);
    }
  }
}
