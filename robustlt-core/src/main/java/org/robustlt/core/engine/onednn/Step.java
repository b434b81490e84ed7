package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.robustlt.core.engine.Operation;

/** One primitive with all its arguments. */
final class Step implements Operation {
  private final String name;
  private final dnnl_primitive made;
  private final dnnl_stream stream;
  private final int count;
  private final dnnl_exec_arg_t arguments;

  /**
   * Prepares a primitive.
   *
   * @param choice what the primitive was made from
   * @param made the primitive
   * @param arguments memory by {@code DNNL_ARG_…}; the scratchpad is added
   */
  Step(Device device, primitive_desc_base choice, primitive made, Map<Integer, memory> arguments) {
    Map<Integer, memory> all = new TreeMap<>(arguments);
    memory.desc scratchpad = device.keep(choice.scratchpad_desc());
    if (scratchpad.get_size() > 0) {
      all.put(DNNL_ARG_SCRATCHPAD, device.shared(Device.Use.SCRATCHPAD, scratchpad));
    }
    this.name = choice.impl_info_str().getString();
    this.made = device.keep(made).get();
    this.stream = device.stream().get();
    this.count = all.size();
    this.arguments = device.keep(new dnnl_exec_arg_t(count));
    int position = 0;
    for (Map.Entry<Integer, memory> argument : all.entrySet()) {
      this.arguments.position(position++);
      this.arguments.arg(argument.getKey());
      this.arguments.memory(argument.getValue().get());
    }
    this.arguments.position(0);
    device.keep(choice);
  }

  @Override
  public void run() {
    int status = dnnl_primitive_execute(made, stream, count, arguments);
    if (status != dnnl_success) {
      throw new IllegalStateException("oneDNN's " + name + " failed with status " + status);
    }
  }
}
