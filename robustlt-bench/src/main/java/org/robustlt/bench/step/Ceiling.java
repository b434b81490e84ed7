package org.robustlt.bench.step;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * What this machine can do in single precision: oneDNN on shapes that suit it best.
 *
 * @param convolutionGflopPerS 10⁹ operations per second of a convolution
 * @param productGflopPerS 10⁹ operations per second of a matrix product
 * @param copyGbPerS 10⁹ bytes per second that a copy reads and writes
 */
record Ceiling(double convolutionGflopPerS, double productGflopPerS, double copyGbPerS) {
  private static final int REPEATS = 7;
  private static final int IMAGES = 32;
  private static final int CHANNELS = 256;
  private static final int SIDE = 16;
  private static final int ROWS = 1536;
  private static final long COPIED = 128L << 20;

  /** Measures, the fastest of a few runs each; 0 where oneDNN does not load. */
  static Ceiling measure() {
    PointerScope scope = new PointerScope();
    try (scope) {
      engine cpu = new engine(engine.kind.cpu, 0);
      stream queue = new stream(cpu);
      return new Ceiling(convolution(cpu, queue), product(cpu, queue), copy());
    } catch (LinkageError e) {
      return new Ceiling(0, 0, 0);
    }
  }

  private static double convolution(engine cpu, stream queue) {
    memory.desc images = any(IMAGES, CHANNELS, SIDE, SIDE);
    convolution_forward.primitive_desc choice =
        new convolution_forward.primitive_desc(
            cpu,
            prop_kind.forward_inference,
            algorithm.convolution_direct,
            images,
            any(CHANNELS, CHANNELS, 3, 3),
            images,
            new long[] {1, 1},
            new long[] {1, 1},
            new long[] {1, 1},
            new primitive_attr(),
            false);
    IntMemoryMap arguments =
        arguments(cpu, choice.src_desc(), choice.weights_desc(), choice.dst_desc());
    double operations = 2.0 * IMAGES * SIDE * SIDE * CHANNELS * CHANNELS * 9;
    return operations / fastest(new convolution_forward(choice), queue, arguments);
  }

  private static double product(engine cpu, stream queue) {
    matmul.primitive_desc choice =
        new matmul.primitive_desc(
            cpu, any(ROWS, ROWS), any(ROWS, ROWS), any(ROWS, ROWS), new primitive_attr(), false);
    IntMemoryMap arguments =
        arguments(cpu, choice.src_desc(), choice.weights_desc(), choice.dst_desc());
    return 2.0 * ROWS * ROWS * ROWS / fastest(new matmul(choice), queue, arguments);
  }

  private static double copy() {
    Pointer from = Pointer.malloc(COPIED);
    Pointer to = Pointer.malloc(COPIED);
    try {
      Pointer.memset(from, 1, COPIED);
      return 2.0 * COPIED / fastest(() -> Pointer.memcpy(to, from, COPIED));
    } finally {
      Pointer.free(from);
      Pointer.free(to);
    }
  }

  private static memory.desc any(long... dimensions) {
    return new memory.desc(dimensions, memory.data_type.f32, memory.format_tag.any);
  }

  private static IntMemoryMap arguments(
      engine cpu, memory.desc source, memory.desc weights, memory.desc result) {
    IntMemoryMap arguments = new IntMemoryMap();
    arguments.put(DNNL_ARG_SRC, zeros(cpu, source));
    arguments.put(DNNL_ARG_WEIGHTS, zeros(cpu, weights));
    arguments.put(DNNL_ARG_DST, zeros(cpu, result));
    return arguments;
  }

  private static memory zeros(engine cpu, memory.desc description) {
    memory values = new memory(description, cpu);
    Pointer.memset(values.get_data_handle(), 0, description.get_size());
    return values;
  }

  private static double fastest(primitive work, stream queue, IntMemoryMap arguments) {
    return fastest(
        () -> {
          work.execute(queue, arguments);
          queue._wait();
        });
  }

  /** Returns nanoseconds; operations per nanosecond are 10⁹ operations per second. */
  private static double fastest(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      work.run();
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }
}
