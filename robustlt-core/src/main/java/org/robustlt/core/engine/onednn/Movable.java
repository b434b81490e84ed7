package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;

import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.memory;

/** A window that looks at one block of a tensor after another. */
final class Movable {
  private final memory window;
  private final dnnl_memory handle;
  private final long offset;
  private final Address place = new Address(0);

  /**
   * Makes a window.
   *
   * @param offset where it begins in each block, in bytes
   */
  Movable(Device device, memory.desc description, long offset) {
    this.offset = offset;
    window = device.memory(description, place);
    handle = device.keep(window.get());
  }

  /** Returns the memory in sight. */
  memory window() {
    return window;
  }

  /** Moves the window to the block that begins at an address. */
  void moveTo(long block) {
    place.moveTo(block + offset);
    dnnl_memory_set_data_handle(handle, place);
  }
}
