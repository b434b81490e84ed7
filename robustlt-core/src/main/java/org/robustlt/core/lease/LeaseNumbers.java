package org.robustlt.core.lease;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ObjLongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbered files of one resource, {@code <resource>.lease.<number>}. Only the highest counts,
 * and it is never removed, so that no number is given twice.
 *
 * @param directory where they lie
 * @param resource what is held
 */
record LeaseNumbers(Path directory, String resource) {
  private static final Pattern NAME = Pattern.compile("(.+)\\.lease\\.([0-9]{1,18})");

  Path file(long number) {
    return directory.resolve(resource + ".lease." + number);
  }

  /** Returns the highest number, 0 if there is none. */
  long highest() throws IOException {
    TreeSet<Long> numbers = all();
    return numbers.isEmpty() ? 0 : numbers.last();
  }

  /** Removes the files below a number. */
  void removeBelow(long number) throws IOException {
    for (long former : all().headSet(number)) {
      Files.deleteIfExists(file(former));
    }
  }

  private TreeSet<Long> all() throws IOException {
    TreeSet<Long> numbers = new TreeSet<>();
    forEach(
        directory,
        (name, number) -> {
          if (name.equals(resource)) {
            numbers.add(number);
          }
        });
    return numbers;
  }

  /** Returns the resources of which there are files. */
  static SortedSet<String> resources(Path directory) throws IOException {
    SortedSet<String> resources = new TreeSet<>();
    forEach(directory, (name, number) -> resources.add(name));
    return resources;
  }

  private static void forEach(Path directory, ObjLongConsumer<String> taker) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          taker.accept(name.group(1), Long.parseLong(name.group(2)));
        }
      }
    } catch (NoSuchFileException e) {
      // Nobody has held anything yet.
    }
  }
}
