package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.engine.Memory;

/**
 * A flat array.
 *
 * @param array the values
 */
record Nd4jMemory(INDArray array) implements Memory {
  @Override
  public void close() {
    if (array.closeable()) {
      array.close();
    }
  }
}
