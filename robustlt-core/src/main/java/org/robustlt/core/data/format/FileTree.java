package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of a data set, in a directory or still in their archive. Paths are relative and have
 * slashes. Safe for use by several threads.
 */
interface FileTree {
  /** Returns what messages call a file. */
  Path place(String path);

  /** Returns whether there is such a file. */
  boolean holds(String path);

  /** Returns the names of the folders in a folder, sorted; none if there is no such folder. */
  List<String> folders(String folder);

  /** Returns the names of the files in a folder, sorted; none if there is no such folder. */
  List<String> files(String folder);

  /**
   * Returns the content of a file.
   *
   * @throws org.robustlt.api.data.DataException if there is no such file, or it cannot be read
   */
  byte[] read(String path);
}
