package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Map;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.robustlt.core.engine.Operation;

/** Products of matrices, or of as many pairs of them: {@code [count, rows, columns]}. */
final class Product {
  private Product() {}

  /** Prepares {@code result ← left · right}. */
  static Operation of(Device device, memory left, memory right, memory result) {
    matmul.primitive_desc choice =
        choose(device, left.get_desc(), right.get_desc(), result.get_desc());
    return new Step(
        device,
        choice,
        new matmul(choice),
        Map.of(DNNL_ARG_SRC, left, DNNL_ARG_WEIGHTS, right, DNNL_ARG_DST, result));
  }

  /** Chooses how matrices are multiplied; a layout may be left to oneDNN. */
  static matmul.primitive_desc choose(
      Device device, memory.desc left, memory.desc right, memory.desc result) {
    return new matmul.primitive_desc(
        device.engine(), left, right, result, device.attributes(), false);
  }
}
