package org.robustlt.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that appear whole or not at all: written beside their place, forced to the disk, then moved
 * there. What is written lies under a name that ends in {@code .<token>.partial}. A process that is
 * killed leaves such a file; the next one that writes the same file, or takes over from the dead
 * one, removes it.
 */
public final class AtomicFile {
  private static final Pattern PARTIAL = Pattern.compile("(.*?)(?:\\.([0-9]+))?\\.partial");
  private static final int TRIES = 5;

  private AtomicFile() {}

  /** Writes the content of a file to the path that it is given. */
  @FunctionalInterface
  public interface Content {
    /** Creates the file and writes all of it. */
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes a file that every process may write.
   *
   * @throws IOException if writing or moving fails; a former file of the name is then unchanged
   */
  public static void write(Path file, Content content) throws IOException {
    write(file, Fence.NONE, content);
  }

  /**
   * Writes a file that only the holder of a right may write.
   *
   * @throws IOException if writing or moving fails; a former file of the name is then unchanged
   * @throws RuntimeException what the fence throws if the right is lost; the same holds then
   */
  public static void write(Path file, Fence fence, Content content) throws IOException {
    String name = file.getFileName().toString();
    Path partial = file.resolveSibling(name + "." + fence.token() + ".partial");
    removePartials(
        directoryOf(file), name::equals, fence == Fence.NONE ? Long.MAX_VALUE : fence.token());
    for (int tries = 1; ; tries++) {
      try {
        Files.deleteIfExists(partial);
        content.writeTo(partial);
        force(partial);
        fence.check();
        Files.move(
            partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return;
      } catch (NoSuchFileException e) {
        // Another process wrote the same file at the same time, and removed this one's part.
        fence.check();
        if (tries == TRIES || !Files.isDirectory(directoryOf(file))) {
          throw e;
        }
      } catch (IOException e) {
        throw named(file, e);
      } finally {
        Files.deleteIfExists(partial);
      }
    }
  }

  /**
   * Removes what processes that were killed left of files that they were writing. One that still
   * lives then fails to give its file the name.
   *
   * @param names tells which files
   * @param token rights below this number are lost
   */
  public static void removePartials(Path directory, Predicate<String> names, long token)
      throws IOException {
    List<Path> lost = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Matcher partial = PARTIAL.matcher(file.getFileName().toString());
        if (partial.matches()
            && names.test(partial.group(1))
            && (partial.group(2) == null || Long.parseLong(partial.group(2)) < token)) {
          lost.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return; // There is nothing yet.
    }
    for (Path file : lost) {
      Files.deleteIfExists(file);
    }
  }

  /** Returns whether a name is one of a file that is being written. */
  public static boolean isPartial(Path file) {
    return PARTIAL.matcher(file.getFileName().toString()).matches();
  }

  private static Path directoryOf(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    return directory == null ? file.toAbsolutePath() : directory;
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** What fails while bytes are written does not say in which file. */
  private static IOException named(Path file, IOException failure) {
    return failure instanceof FileSystemException
        ? failure
        : (IOException)
            new FileSystemException(file.toString(), null, failure.getMessage()).initCause(failure);
  }
}
