package org.robustlt.core.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;

/**
 * Memory for values that live no longer than one kernel runs: as large as its largest user needs,
 * and used by all of them.
 */
final class SharedBlock implements AutoCloseable {
  private final List<memory> users = new ArrayList<>();
  private Block block = new Block(0);

  /** Makes a memory object of undefined content at the beginning. */
  memory memory(memory.desc description, engine cpu) {
    if (description.get_size() > block.bytes()) {
      grow(description.get_size());
    }
    memory user = new memory(description, cpu, block.begin());
    users.add(user);
    return user;
  }

  private void grow(long bytes) {
    block.close();
    block = new Block(bytes);
    Pointer begin = block.begin();
    users.forEach(user -> user.set_data_handle(begin));
  }

  @Override
  public void close() {
    users.forEach(memory::deallocate);
    users.clear();
    block.close();
  }
}
