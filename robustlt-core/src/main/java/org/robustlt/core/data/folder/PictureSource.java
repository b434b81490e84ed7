package org.robustlt.core.data.folder;

/** Data sets of picture files: they say how a file becomes an image. */
public interface PictureSource {
  /** Returns how. */
  PictureOptions pictures();
}
