package org.robustlt.core.engine.onednn;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/** The CPU as oneDNN sees it, with the memory that all kernels of one network share. */
final class Device implements AutoCloseable {
  private final List<Pointer> kept = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final Map<Use, SharedBlock> shared = new EnumMap<>(Use.class);
  private final engine cpu = keep(new engine(engine.kind.cpu, 0));
  private final stream queue = keep(new stream(cpu));

  /** What shared memory is for: values of different uses may live at the same time. */
  enum Use {
    /** What a primitive asks for. */
    SCRATCHPAD,
    /** A source in the layout that a primitive wants. */
    SOURCE,
    /** A second source. */
    SECOND_SOURCE,
    /** A result that goes elsewhere in another layout, or is added there. */
    RESULT,
    /** A second result. */
    SECOND_RESULT,
    /** A third result. */
    THIRD_RESULT
  }

  engine engine() {
    return cpu;
  }

  stream stream() {
    return queue;
  }

  /** Frees a native object when the device is closed. */
  <P extends Pointer> P keep(P pointer) {
    kept.add(pointer);
    return pointer;
  }

  /** Allocates memory of undefined content that lives as long as the device. */
  memory allocate(memory.desc description) {
    Block block = new Block(description.get_size());
    blocks.add(block);
    return memory(description, block.begin());
  }

  /** Makes a memory object on existing memory. */
  memory memory(memory.desc description, Pointer begin) {
    return keep(new memory(description, cpu, begin));
  }

  /** Makes a memory object of undefined content that is valid while one kernel runs. */
  memory shared(Use use, memory.desc description) {
    return shared.computeIfAbsent(use, u -> new SharedBlock()).memory(description, cpu);
  }

  /** Returns attributes of a primitive that works in the shared scratch memory. */
  primitive_attr attributes() {
    primitive_attr attributes = keep(new primitive_attr());
    attributes.set_scratchpad_mode(scratchpad_mode.user);
    return attributes;
  }

  /** Returns the same, with work to be done on the results of a primitive. */
  primitive_attr attributes(post_ops after) {
    primitive_attr attributes = attributes();
    attributes.set_post_ops(keep(after));
    return attributes;
  }

  @Override
  public void close() {
    shared.values().forEach(SharedBlock::close);
    shared.clear();
    for (int i = kept.size() - 1; i >= 0; i--) {
      kept.get(i).deallocate();
    }
    kept.clear();
    blocks.forEach(Block::close);
    blocks.clear();
  }
}
