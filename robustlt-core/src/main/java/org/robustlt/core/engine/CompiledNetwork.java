package org.robustlt.core.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.random.RandomSource;

/**
 * A network bound to a kernel library: steps are fused once, memory is planned once per batch size,
 * and passes are reused.
 */
public final class CompiledNetwork implements Network {
  private final NetworkDescription description;
  private final DataType type;
  private final Parameters parameters;
  private final Draws draws;
  private final Activations activations;
  private final Kernels kernels;
  private final List<Step> steps;
  private final Map<Integer, BatchPlan> plans = new HashMap<>();
  private final Map<Integer, Deque<CompiledPass>> idle = new HashMap<>();
  private final List<CompiledPass> passes = new ArrayList<>();

  /**
   * Gives a network its first weights and binds it to a library.
   *
   * @param description what to compute
   * @param type {@code FLOAT} or {@code DOUBLE}
   * @param library what computes
   * @param random where first weights come from
   * @throws IllegalArgumentException if the library does not support the type
   */
  public CompiledNetwork(
      NetworkDescription description, DataType type, KernelLibrary library, RandomSource random) {
    this(description, type, library, Activations.RECOMPUTE, random);
  }

  /**
   * Does the same.
   *
   * @param activations which values a pass keeps
   */
  public CompiledNetwork(
      NetworkDescription description,
      DataType type,
      KernelLibrary library,
      Activations activations,
      RandomSource random) {
    this(
        description,
        requireSupported(library, type),
        activations,
        new Parameters(description, type, library.home(), random),
        new Draws(random.at("dropout")),
        library::open);
  }

  private CompiledNetwork(
      NetworkDescription description,
      DataType type,
      Activations activations,
      Parameters parameters,
      Draws draws,
      Function<Parameters, Kernels> library) {
    this.description = description;
    this.type = type;
    this.activations = activations;
    this.parameters = parameters;
    this.draws = draws;
    steps = Fusion.steps(description);
    kernels = library.apply(parameters);
  }

  private static DataType requireSupported(KernelLibrary library, DataType type) {
    if (!library.supports(type)) {
      throw new IllegalArgumentException(
          "kernel library \"" + library.name() + "\" does not support " + type);
    }
    return type;
  }

  /**
   * Returns a network of the same weights that computes with fewer bits between its layers. It sees
   * every change of the weights, and is closed by itself.
   *
   * @throws IllegalArgumentException if the library cannot do that on this machine, or the weights
   *     are not {@code FLOAT}
   */
  public CompiledNetwork in(HalfPrecision between, KernelLibrary library) {
    if (!library.supports(between) || type != DataType.FLOAT) {
      throw new IllegalArgumentException(
          between
              + " needs arrays of type FLOAT, and "
              + between.where()
              + "; got arrays of type "
              + type
              + " and the "
              + library.name()
              + " library");
    }
    return new CompiledNetwork(
        description, type, activations, parameters, draws, own -> library.open(own, between));
  }

  /**
   * Returns how many bytes of logits and their gradients crossed between the library's memory and
   * arrays so far, for losses that the library does not compute.
   */
  public long lossBytes() {
    return plans.values().stream().mapToLong(BatchPlan::lossBytes).sum();
  }

  @Override
  public NetworkDescription description() {
    return description;
  }

  @Override
  public DataType type() {
    return type;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public void drawFrom(RandomSource random) {
    draws.from(random);
  }

  @Override
  public Images images(INDArray array) {
    return kernels.images(array);
  }

  @Override
  public Optional<Ascent> ascent(AttackRequest request, Norm norm, BatchNormMode mode) {
    return norm == Norm.L1 // no library has its ball; the ascent on arrays refuses it in words
        ? Optional.empty()
        : kernels.ball(request, norm).map(ball -> new KernelAscent(this, ball, mode));
  }

  @Override
  public CompiledPass forward(Images images, BatchNormMode mode) {
    return pass(images).run(images, mode);
  }

  private CompiledPass pass(Images images) {
    requireFit(images);
    int batch = images.examples();
    Deque<CompiledPass> free = idle.computeIfAbsent(batch, b -> new ArrayDeque<>());
    CompiledPass pass = free.poll();
    if (pass == null) {
      BatchPlan plan =
          plans.computeIfAbsent(
              batch, b -> new BatchPlan(kernels, description, steps, b, type, activations));
      pass = new CompiledPass(kernels, parameters, description, steps, plan, draws, free::push);
      passes.add(pass);
    }
    return pass;
  }

  private void requireFit(Images images) {
    long[] shape = images.shape();
    ImageShape input = description.input();
    boolean fits =
        shape[1] == input.channels() && shape[2] == input.height() && shape[3] == input.width();
    if (!fits || images.type() != type) {
      throw new IllegalArgumentException(
          "images must be [batch, "
              + input.channels()
              + ", "
              + input.height()
              + ", "
              + input.width()
              + "] of type "
              + type
              + ", got "
              + Arrays.toString(shape)
              + " of type "
              + images.type());
    }
  }

  @Override
  public void close() {
    passes.forEach(CompiledPass::free);
    plans.values().forEach(BatchPlan::close);
    passes.clear();
    plans.clear();
    idle.clear();
    kernels.close();
  }
}
