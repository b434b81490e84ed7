package org.robustlt.core.engine;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.weight.ParameterVector;

/**
 * Where a kernel library keeps what is no tensor of a layer, and what crosses from and to there.
 */
public interface Home {
  /** The memory of ND4J's arrays, which Java reads and writes as well. */
  Home ARRAYS = new ArrayHome();

  /**
   * Makes a vector of zeros.
   *
   * @param type {@code FLOAT} or {@code DOUBLE}
   * @param slots what lies in it; it may be nothing
   */
  ParameterVector parameters(DataType type, List<ParameterVector.Slot> slots);

  /** Waits until everything that was asked for is computed. */
  void await();

  /** Returns a clock of the library's work. */
  KernelClock clock();

  /** Returns how many bytes have crossed between this home and Java's arrays so far. */
  long crossedBytes();
}
