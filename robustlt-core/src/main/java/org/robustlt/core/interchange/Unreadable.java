package org.robustlt.core.interchange;

import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SavedArray;

/**
 * What stands for an array in a file and is none: the result of a call that is not made here.
 *
 * @param file where it is
 * @param maker what Python would call
 */
record Unreadable(Path file, String maker) implements SavedArray {
  @Override
  public List<Long> shape() {
    throw refusal();
  }

  @Override
  public INDArray values() {
    throw refusal();
  }

  private FileFormatException refusal() {
    return new FileFormatException(file, "has an array that " + maker + " would make");
  }
}
