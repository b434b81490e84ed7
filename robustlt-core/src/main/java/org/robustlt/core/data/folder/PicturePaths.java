package org.robustlt.core.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.robustlt.api.data.DataException;

/** Picture files that are named one by one, or by the folders that they lie in. */
public final class PicturePaths {
  private PicturePaths() {}

  /**
   * Returns the files, those of a folder, and of folders below it, in the order of their names;
   * hidden files and what systems leave behind are passed over there.
   *
   * @throws DataException if one is not there, or a folder holds no file
   */
  public static List<Path> of(List<Path> given) {
    List<Path> files = new ArrayList<>();
    for (Path path : given) {
      int before = files.size();
      if (Files.isDirectory(path)) {
        new FolderScan().walk(path, files::add);
        if (files.size() == before) {
          throw new DataException(path, "holds no file");
        }
      } else if (Files.exists(path)) {
        files.add(path);
      } else {
        throw new DataException(path, "no such file or folder");
      }
    }
    return files;
  }
}
