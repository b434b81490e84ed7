package org.robustlt.core.file;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array in a file. Its values are read when they are asked for, so that no more of a file is
 * read than is needed.
 */
public interface SavedArray {
  /**
   * Returns its sides.
   *
   * @throws FileFormatException if it cannot be told what the file made of it
   */
  List<Long> shape();

  /**
   * Reads its values: FLOAT or DOUBLE where they are real, else INT64.
   *
   * @throws FileFormatException if they are missing, damaged, too many for memory, or of a type
   *     that is not known
   */
  INDArray values();

  /** Returns an array that is in memory already. */
  static SavedArray of(INDArray array) {
    return new SavedArray() {
      @Override
      public List<Long> shape() {
        return Arrays.stream(array.shape()).boxed().toList();
      }

      @Override
      public INDArray values() {
        return array;
      }
    };
  }
}
