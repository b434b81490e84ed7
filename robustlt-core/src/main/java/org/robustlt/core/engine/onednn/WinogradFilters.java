package org.robustlt.core.engine.onednn;

import org.bytedeco.dnnl.memory;
import org.robustlt.core.engine.Operation;

/**
 * The filters of a convolution, transformed: {@code [36, source channels, target channels]}. The
 * gradient with respect to the input is a convolution too, of the other direction and with the
 * filters turned by 180 degrees.
 */
enum WinogradFilters {
  FORWARD,
  BACKWARD;

  private static final int TAPS = WinogradTransform.FILTER * WinogradTransform.FILTER;
  private static final int POINTS = WinogradTransform.POINTS * WinogradTransform.POINTS;

  /** Prepares the transformation of weights {@code [outputs, inputs, 3, 3]} of C order. */
  Operation transform(Device device, memory weights, int inputs, int outputs, memory to) {
    long count = (long) inputs * outputs;
    memory matrix = device.allocate(Layout.plain(1, POINTS, TAPS));
    Floats.set(matrix, matrix());
    memory taps = device.shared(Device.Use.SOURCE, Layout.plain(1, TAPS, count));
    memory transformed = device.shared(Device.Use.RESULT, Layout.plain(1, POINTS, count));
    Operation gather =
        Reorder.copy(
            device,
            device.memory(describe(inputs, outputs), weights.get_data_handle()),
            device.shared(Device.Use.SOURCE, plain(TAPS, inputs, outputs)));
    Operation product = Product.of(device, matrix, taps, transformed);
    Operation arrange =
        Reorder.copy(device, device.shared(Device.Use.RESULT, plain(POINTS, inputs, outputs)), to);
    return () -> {
      gather.run();
      product.run();
      arrange.run();
    };
  }

  /** Describes weights of C order as {@code [taps, source channels, target channels]}. */
  private memory.desc describe(long inputs, long outputs) {
    long output = inputs * TAPS;
    return this == FORWARD
        ? new memory.desc(
            new long[] {TAPS, inputs, outputs}, memory.data_type.f32, new long[] {1, TAPS, output})
        : new memory.desc(
            new long[] {TAPS, outputs, inputs}, memory.data_type.f32, new long[] {1, output, TAPS});
  }

  private memory.desc plain(long count, long inputs, long outputs) {
    return this == FORWARD
        ? Layout.plain(count, inputs, outputs)
        : Layout.plain(count, outputs, inputs);
  }

  private double[][] matrix() {
    double[][] matrix = WinogradTransform.ofFilter();
    if (this == BACKWARD) {
      for (double[] row : matrix) {
        for (int i = 0; i < TAPS / 2; i++) {
          double first = row[i];
          row[i] = row[TAPS - 1 - i];
          row[TAPS - 1 - i] = first;
        }
      }
    }
    return matrix;
  }
}
