package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.nio.FloatBuffer;
import java.util.Map;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Parameter;

/**
 * The gradient of a 3×3 convolution with respect to images, whose few channels would leave most of
 * a vector register empty: the four pixels of a 2×2 square are computed as one pixel of four times
 * the channels, by a 4×4 convolution of stride 2, and then put in their places.
 */
final class ImageGradient {
  private static final int FILTER = 3;
  private static final int SQUARE = 2;
  private static final int WINDOW = FILTER + SQUARE - 1;
  private static final int MOST_CHANNELS = 4;

  private final Device device;
  private final Weights weights;
  private final Parameter parameter;
  private final ImageShape images;
  private final int outputs;

  /**
   * Prepares for a layer that {@link #suits}.
   *
   * @param parameter the filters, {@code [outputs, channels, 3, 3]}
   * @param images the input of the layer
   */
  ImageGradient(Device device, Weights weights, Parameter parameter, ImageShape images) {
    this.device = device;
    this.weights = weights;
    this.parameter = parameter;
    this.images = images;
    outputs = parameter.spec().shape().get(0);
  }

  /** Returns whether this is the faster way for a layer. */
  static boolean suits(Layer.Convolution layer, OneDnnTensor input) {
    ImageShape shape = input.shape();
    return Convolution.keepsSize(layer)
        && input.type() == memory.data_type.f32
        && shape.channels() <= MOST_CHANNELS
        && shape.height() % SQUARE == 0
        && shape.width() % SQUARE == 0;
  }

  /** Prepares the pass. */
  Program prepare(OneDnnTensor outputGradient, OneDnnTensor inputGradient, boolean add) {
    Program program = new Program(device);
    int batch = outputGradient.batch();
    int channels = SQUARE * SQUARE * images.channels();
    ImageShape squares =
        new ImageShape(channels, images.height() / SQUARE, images.width() / SQUARE);
    memory.desc source = Layout.tensor(outputGradient, memory.data_type.f32);
    memory.desc result = Layout.tensor(batch, squares, memory.data_type.f32);
    long[] filters = {channels, outputs, WINDOW, WINDOW};
    convolution_forward.primitive_desc choice =
        Convolution.ofStrideTwo(device, source, filters, result);
    Map<Integer, memory> arguments =
        Map.of(
            DNNL_ARG_SRC,
            program.read(outputGradient, source, Device.Use.SOURCE),
            DNNL_ARG_WEIGHTS,
            weights.arranged(
                program, parameter, "SQUARES", filters, choice.weights_desc(), this::fill),
            DNNL_ARG_DST,
            device.shared(Device.Use.RESULT, result));
    memory pixels = device.shared(Device.Use.RESULT, pixels(batch, false));
    memory target = device.memory(pixels(batch, true), inputGradient.values().get_data_handle());
    program.end(add ? Reorder.add(device, pixels, target) : Reorder.copy(device, pixels, target));
    return program.primitive(new Step(device, choice, new convolution_forward(choice), arguments));
  }

  /** Writes the filters of squares: each pixel sees its own 3×3 part of the 4×4 window. */
  private void fill(FloatBuffer values, FloatBuffer squares) {
    int channels = images.channels();
    for (int i = 0; i < values.capacity(); i++) {
      int column = i % FILTER;
      int row = i / FILTER % FILTER;
      int channel = i / (FILTER * FILTER) % channels;
      int output = i / (FILTER * FILTER * channels);
      for (int pixel = 0; pixel < SQUARE * SQUARE; pixel++) {
        int down = pixel / SQUARE + FILTER - 1 - row;
        int right = pixel % SQUARE + FILTER - 1 - column;
        int filter = (pixel * channels + channel) * outputs + output;
        squares.put((filter * WINDOW + down) * WINDOW + right, values.get(i));
      }
    }
  }

  /**
   * Describes the gradient as {@code [batch, square row, row, square column, column, channel]}.
   *
   * @param inPlace whether its pixels lie as in an image, or square by square
   */
  private memory.desc pixels(int batch, boolean inPlace) {
    long channels = images.channels();
    long height = images.height() / SQUARE;
    long width = images.width() / SQUARE;
    long row = SQUARE * channels * (inPlace ? width : 1);
    long squareColumn = SQUARE * channels * (inPlace ? 1 : SQUARE);
    long squareRow = SQUARE * SQUARE * width * channels;
    return new memory.desc(
        new long[] {batch, height, SQUARE, width, SQUARE, channels},
        memory.data_type.f32,
        new long[] {height * squareRow, squareRow, row, squareColumn, channels, 1});
  }
}
