package org.robustlt.core.engine.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** The values of memory objects as Java sees them. */
final class Floats {
  private Floats() {}

  /** Returns a view, valid as long as the memory is. */
  static FloatBuffer of(memory of) {
    FloatPointer values = new FloatPointer(of.get_data_handle());
    return values.capacity(of.get_desc().get_size() / Float.BYTES).asBuffer();
  }

  /** Writes a matrix row by row. */
  static void set(memory to, double[][] values) {
    FloatBuffer floats = of(to);
    for (double[] row : values) {
      for (double value : row) {
        floats.put((float) value);
      }
    }
  }

  /** Writes zeros. */
  static void clear(memory to) {
    Pointer.memset(to.get_data_handle(), 0, to.get_desc().get_size());
  }
}
