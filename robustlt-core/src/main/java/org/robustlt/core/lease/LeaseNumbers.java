package org.robustlt.core.lease;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.TreeSet;
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
    Pattern name = Pattern.compile(Pattern.quote(resource) + "\\.lease\\.([0-9]{1,18})");
    TreeSet<Long> numbers = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Matcher matcher = name.matcher(file.getFileName().toString());
        if (matcher.matches()) {
          numbers.add(Long.parseLong(matcher.group(1)));
        }
      }
    } catch (NoSuchFileException e) {
      return numbers;
    }
    return numbers;
  }
}
