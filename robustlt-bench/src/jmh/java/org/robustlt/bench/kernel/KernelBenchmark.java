package org.robustlt.bench.kernel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.Padding;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Kernels;
import org.robustlt.core.engine.Memory;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Parameters;
import org.robustlt.core.engine.Place;
import org.robustlt.core.engine.Tensor;

/** Times the passes of one layer on a batch of 64, in the stages of wrn-16-4. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {
  private static final int BATCH = 64;
  private static final RandomSource RANDOM = RandomSource.ofSeed(1);

  /** What is timed. */
  public enum Subject {
    /** A convolution of 3 by 3 pixels. */
    CONVOLUTION,
    /** A batch normalization with max(x, 0) behind it. */
    NORMALIZATION
  }

  @Param({"onednn", "nd4j"})
  private String library;

  @Param private Subject subject;

  /** Channels and side of the images. */
  @Param({"64x32", "128x16", "256x8"})
  private String stage;

  private Kernels kernels;
  private Kernel kernel;
  private List<Memory> memory;

  /** Prepares the layer and lets it run once. */
  @Setup
  public void open() {
    int cross = stage.indexOf('x');
    int channels = Integer.parseInt(stage.substring(0, cross));
    int side = Integer.parseInt(stage.substring(cross + 1));
    ImageShape shape = new ImageShape(channels, side, side);
    KernelLibrary opened = KernelLibraries.named(library, DataType.FLOAT);
    Parameters parameters = new Parameters(
            description(shape), DataType.FLOAT, opened.home(), RANDOM.at("weights"));
    kernels = opened.open(parameters);
    long bytes = kernels.bytes(BATCH, shape);
    memory =
        List.of(
            kernels.allocate(bytes),
            kernels.allocate(bytes),
            kernels.allocate(bytes),
            kernels.allocate(bytes));
    Place place =
        new Place(
            random(memory.get(0), shape),
            random(memory.get(1), shape),
            random(memory.get(2), shape),
            random(memory.get(3), shape),
            false);
    List<Parameter> weights =
        parameters.all().stream().filter(p -> p.name().startsWith("layer.")).toList();
    kernel =
        switch (subject) {
          case CONVOLUTION ->
              kernels.convolution(convolution(channels), weights, place, Optional.empty());
          case NORMALIZATION ->
              kernels.batchNormalization(
                  Layer.BatchNormalization.STANDARD, weights, place, true);
        };
    forward();
  }

  private NetworkDescription description(ImageShape shape) {
    NetworkBuilder network = new NetworkBuilder(shape);
    Layer layer =
        subject == Subject.CONVOLUTION
            ? convolution(shape.channels())
            : Layer.BatchNormalization.STANDARD;
    NetworkBuilder.Value features = network.add("layer", layer, network.images());
    NetworkBuilder.Value logits = network.add("classifier", new Layer.Linear(2, true), features);
    return network.build(features, logits);
  }

  private static Layer.Convolution convolution(int channels) {
    return new Layer.Convolution(
        channels, 3, 1, Padding.around(1), false, new Initialization.Uniform(0.05));
  }

  private Tensor random(Memory block, ImageShape shape) {
    Tensor tensor = kernels.tensor(block, BATCH, shape);
    kernels
        .transfer(tensor)
        .load(
            RANDOM.normal(
                DataType.FLOAT, 0, 1, BATCH, shape.channels(), shape.height(), shape.width()));
    return tensor;
  }

  /** Frees everything. */
  @TearDown
  public void close() {
    kernels.close();
    memory.forEach(Memory::close);
  }

  /** Times the forward pass as attacks see it. */
  @Benchmark
  public void forward() {
    kernel.forward(BatchNormMode.BATCH_STATISTICS_FROZEN);
  }

  /** Times the backward pass of an attack. */
  @Benchmark
  public void backwardInput() {
    kernel.backwardInput();
  }

  /** Times the backward pass of the training. */
  @Benchmark
  public void backward() {
    kernel.backward();
  }
}
