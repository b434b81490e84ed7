package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;

/** The files below a folder of a tree. */
record SubTree(FileTree tree, String root) implements FileTree {
  private String below(String path) {
    return path.isEmpty() ? root : root + "/" + path;
  }

  @Override
  public Path place(String path) {
    return tree.place(below(path));
  }

  @Override
  public boolean holds(String path) {
    return tree.holds(below(path));
  }

  @Override
  public List<String> folders(String folder) {
    return tree.folders(below(folder));
  }

  @Override
  public List<String> files(String folder) {
    return tree.files(below(folder));
  }

  @Override
  public byte[] read(String path) {
    return tree.read(below(path));
  }
}
