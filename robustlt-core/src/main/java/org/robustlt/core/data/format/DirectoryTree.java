package org.robustlt.core.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.robustlt.api.data.DataException;
import org.robustlt.core.file.MemoryBound;

/**
 * Files in a directory. Hidden ones are passed over.
 *
 * @param root what paths are relative to
 */
record DirectoryTree(Path root) implements FileTree {
  @Override
  public Path place(String path) {
    return root.resolve(path);
  }

  @Override
  public boolean holds(String path) {
    return Files.isRegularFile(place(path));
  }

  @Override
  public List<String> folders(String folder) {
    return names(folder, Files::isDirectory);
  }

  @Override
  public List<String> files(String folder) {
    return names(folder, Files::isRegularFile);
  }

  private List<String> names(String folder, Predicate<Path> kind) {
    Path directory = place(folder);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(kind)
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DataException(directory, "cannot be listed: " + e.getMessage(), e);
    }
  }

  @Override
  public byte[] read(String path) {
    Path file = place(path);
    try {
      MemoryBound.ofArray(Files.size(file))
          .ifPresent(
              problem -> {
                throw new DataException(file, "read at once it " + problem);
              });
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new DataException(file, "no such file", e);
    } catch (IOException e) {
      throw new DataException(file, "cannot be read: " + e.getMessage(), e);
    }
  }
}
