package org.robustlt.bench.step;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.BackwardRead;
import org.robustlt.core.engine.Ball;
import org.robustlt.core.engine.Home;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Kernels;
import org.robustlt.core.engine.Memory;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Parameters;
import org.robustlt.core.engine.Place;
import org.robustlt.core.engine.Tensor;
import org.robustlt.core.engine.Transfer;

/**
 * A kernel library that computes nothing and keeps nothing: what a step takes with it is the work
 * of the host. Its memory holds no values, so nothing can be read of it but through what is
 * counted.
 */
public final class NullLibrary implements KernelLibrary {
  /** Its name, which only {@code bench step} knows. */
  public static final String NAME = "null";

  private final NullHome home = new NullHome();

  @Override
  public Home home() {
    return home;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int preference() {
    return Integer.MIN_VALUE;
  }

  @Override
  public boolean supports(DataType type) {
    return true;
  }

  @Override
  public Kernels open(Parameters parameters) {
    return new Nothing(home);
  }

  /** A tensor without values. */
  private record Shaped(int batch, ImageShape shape) implements Tensor {}

  /** Takes arrays, and gives back what is in them. */
  private static final class NoTransfer implements Transfer {
    @Override
    public void load(INDArray array) {}

    @Override
    public void load(Images images) {
      if (!(images instanceof NullHome.NullImages)) {
        load(images.array());
      }
    }

    @Override
    public void add(INDArray array) {}

    @Override
    public void store(INDArray array) {}
  }

  /** A layer that computes nothing. */
  private static final class NoKernel implements Kernel {
    @Override
    public void forward(BatchNormMode mode) {}

    @Override
    public void forwardAgain() {}

    @Override
    public void backwardInput() {}
  }

  private static final class Nothing implements Kernels {
    private static final Kernel KERNEL = new NoKernel();
    private static final Operation OPERATION = () -> {};
    private static final Memory MEMORY = () -> {};

    private final NullHome home;

    Nothing(NullHome home) {
      this.home = home;
    }

    @Override
    public Images images(INDArray array) {
      home.written(array);
      return new NullHome.NullImages(home, array.dataType(), array.shape());
    }

    @Override
    public Optional<Ball> ball(AttackRequest request, Norm norm) {
      return Optional.of(new NullBall(home, request.images(), request.budget()));
    }

    @Override
    public boolean lossGradient(
        LossKind.Bound loss, double factor, Tensor logits, Tensor gradient) {
      return true;
    }

    @Override
    public boolean lossGradient(
        LossKind.Bound loss,
        double factor,
        Tensor adversarial,
        Tensor natural,
        boolean toNatural,
        Tensor gradient) {
      return loss.kind() instanceof LossKind.Trades;
    }

    @Override
    public Set<BackwardRead> backwardReads(Layer layer) {
      return Set.of(BackwardRead.INPUT, BackwardRead.OUTPUT);
    }

    @Override
    public long bytes(int batch, ImageShape shape) {
      return (long) batch * shape.size() * Float.BYTES;
    }

    @Override
    public Memory allocate(long bytes) {
      return MEMORY;
    }

    @Override
    public Tensor tensor(Memory memory, int batch, ImageShape shape) {
      return new Shaped(batch, shape);
    }

    @Override
    public Transfer transfer(Tensor tensor) {
      return new NoTransfer();
    }

    @Override
    public Operation copy(Tensor source, Tensor target) {
      return OPERATION;
    }

    @Override
    public Operation sum(Tensor left, Tensor right, Tensor output) {
      return OPERATION;
    }

    @Override
    public Kernel inputNormalization(Layer.InputNormalization layer, Place place) {
      return KERNEL;
    }

    @Override
    public Kernel convolution(
        Layer.Convolution layer,
        List<Parameter> parameters,
        Place place,
        Optional<Tensor> residual) {
      return KERNEL;
    }

    @Override
    public Kernel batchNormalization(
        Layer.BatchNormalization layer, List<Parameter> parameters, Place place, boolean relu) {
      return KERNEL;
    }

    @Override
    public Kernel relu(Place place) {
      return KERNEL;
    }

    @Override
    public Kernel averagePooling(Layer.AveragePooling layer, Place place) {
      return KERNEL;
    }

    @Override
    public Kernel maxPooling(Layer.MaxPooling layer, Place place) {
      return KERNEL;
    }

    @Override
    public Kernel globalAveragePooling(Place place) {
      return KERNEL;
    }

    @Override
    public Kernel linear(Layer.Linear layer, List<Parameter> parameters, Place place) {
      return KERNEL;
    }

    @Override
    public Kernel cosineLinear(Layer.CosineLinear layer, List<Parameter> parameters, Place place) {
      return KERNEL;
    }

    @Override
    public Kernel otherLayer(
        Layer layer, List<Parameter> parameters, Place place, DataType arrays) {
      return KERNEL;
    }

    @Override
    public void close() {}
  }
}
