package org.robustlt.core.engine.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** The values of memory objects as Java sees them. */
final class Floats {
  private Floats() {}

  /** Returns a view, valid as long as the memory is. */
  static FloatBuffer of(memory of) {
    FloatPointer values = new FloatPointer(of.get_data_handle());
    return values.capacity(of.get_desc().get_size() / Float.BYTES).asBuffer();
  }
}
