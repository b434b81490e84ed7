package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.robustlt.core.engine.Operation;

/** Copies and sums of values, whatever their layouts are. */
final class Reorder {
  private Reorder() {}

  /** Prepares {@code to ← from}. */
  static Operation copy(Device device, memory from, memory to) {
    return reorder(device, from, to, device.attributes());
  }

  /** Prepares {@code to ← to + from}. */
  static Operation add(Device device, memory from, memory to) {
    if (from.get_desc().equals(to.get_desc())) {
      return sum(device, to, from, to);
    }
    post_ops sum = new post_ops();
    sum.append_sum();
    return reorder(device, from, to, device.attributes(sum));
  }

  /** Prepares {@code to ← left + right} of one layout; {@code to} may be {@code left}. */
  static Operation sum(Device device, memory left, memory right, memory to) {
    binary.primitive_desc choice =
        new binary.primitive_desc(
            device.engine(),
            algorithm.binary_add,
            left.get_desc(),
            right.get_desc(),
            to.get_desc(),
            device.attributes(),
            false);
    return new Step(
        device,
        choice,
        new binary(choice),
        Map.of(DNNL_ARG_SRC_0, left, DNNL_ARG_SRC_1, right, DNNL_ARG_DST, to));
  }

  private static Operation reorder(
      Device device, memory from, memory to, primitive_attr attributes) {
    reorder.primitive_desc choice =
        new reorder.primitive_desc(
            device.engine(), from.get_desc(), device.engine(), to.get_desc(), attributes, false);
    return new Step(
        device, choice, new reorder(choice), Map.of(DNNL_ARG_FROM, from, DNNL_ARG_TO, to));
  }
}
