package org.robustlt.core.engine.onednn;

import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.dnnl.memory;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;

/**
 * A convolution with 3×3 filters of stride 1 by minimal filtering: up to 2.4 times as fast as the
 * direct one. There is no such way to the gradient of the filters, which an attack does not need.
 */
final class WinogradConvolution {
  /** With fewer channels the transforms cost what they save. */
  private static final int FEWEST_CHANNELS = 48;

  /** The largest transformed filters, of bytes; they are four times the filters. */
  private static final long MOST_FILTER_BYTES = 16 << 20;

  private final Device device;
  private final Weights weights;
  private final Parameter filters;
  private final int outputs;
  private final WinogradBlocks blocks;
  private final Supplier<WinogradTeam> team;

  private WinogradConvolution(
      Device device,
      Weights weights,
      Parameter filters,
      int outputs,
      WinogradBlocks blocks,
      Supplier<WinogradTeam> team) {
    this.device = device;
    this.weights = weights;
    this.filters = filters;
    this.outputs = outputs;
    this.blocks = blocks;
    this.team = team;
  }

  /** Returns minimal filtering for a layer if it is the faster way. */
  static Optional<WinogradConvolution> of(
      Device device,
      Weights weights,
      Layer.Convolution layer,
      Parameter filters,
      OneDnnTensor input,
      Supplier<WinogradTeam> team) {
    return blocks(layer, input)
        .map(
            blocks ->
                new WinogradConvolution(device, weights, filters, layer.outputs(), blocks, team));
  }

  /** Returns how the input of a layer is divided if minimal filtering is the faster way. */
  static Optional<WinogradBlocks> blocks(Layer.Convolution layer, OneDnnTensor input) {
    ImageShape shape = input.shape();
    int channels = shape.channels();
    long filterBytes = (long) Float.BYTES * channels * layer.outputs() * WinogradTransform.AREA;
    boolean suits =
        Convolution.keepsSize(layer)
            && !layer.bias()
            && input.type() == memory.data_type.f32
            && Math.min(channels, layer.outputs()) >= FEWEST_CHANNELS
            && filterBytes <= MOST_FILTER_BYTES
            && shape.height() % WinogradTransform.RESULTS == 0
            && shape.width() % WinogradTransform.RESULTS == 0;
    return suits ? WinogradBlocks.of(input.batch(), shape, Team.processors()) : Optional.empty();
  }

  /** Prepares the forward pass; the program keeps the filters fresh. */
  Operation forward(Program program, OneDnnTensor input, OneDnnTensor output) {
    return pass(program, WinogradFilters.FORWARD, blocks, input, output, false);
  }

  /** Prepares the backward pass to the input; the program keeps the filters fresh. */
  Operation backwardInput(
      Program program, OneDnnTensor outputGradient, OneDnnTensor inputGradient, boolean add) {
    return pass(
        program,
        WinogradFilters.BACKWARD,
        blocks.withChannels(outputs),
        outputGradient,
        inputGradient,
        add);
  }

  private Operation pass(
      Program program,
      WinogradFilters direction,
      WinogradBlocks divided,
      OneDnnTensor source,
      OneDnnTensor target,
      boolean add) {
    int inputs = blocks.channels();
    memory values = weights.values(filters, filters.value().length());
    return new WinogradPass(
        team.get(),
        divided,
        source,
        target,
        add,
        wanted ->
            weights.derived(
                program,
                filters,
                direction.name(),
                wanted,
                to -> direction.transform(device, values, inputs, outputs, to)));
  }
}
