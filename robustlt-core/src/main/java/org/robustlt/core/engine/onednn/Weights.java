package org.robustlt.core.engine.onednn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Parameters;

/**
 * The parameters of a network as oneDNN reads them: in place, or as reordered or transformed copies
 * that are renewed once after the parameters changed.
 */
final class Weights {
  private final Device device;
  private final Parameters parameters;
  private final List<Copy> copies = new ArrayList<>();

  Weights(Device device, Parameters parameters) {
    this.device = device;
    this.parameters = parameters;
  }

  /** Returns the values of a parameter, in place. */
  memory values(Parameter parameter, long... dimensions) {
    return inPlace(parameter.value(), dimensions);
  }

  /**
   * Returns the gradient of a parameter, in place.
   *
   * @throws IllegalArgumentException if it has none
   */
  memory gradient(Parameter parameter, long... dimensions) {
    Optional<INDArray> gradient = parameter.gradient();
    return inPlace(
        gradient.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "parameter \"" + parameter.name() + "\" is not trainable")),
        dimensions);
  }

  /** Adds to a program what keeps a reordered copy of the values fresh, and returns the copy. */
  memory reordered(Program program, Parameter parameter, memory values, memory.desc wanted) {
    if (wanted.equals(values.get_desc())) {
      return values;
    }
    return derived(program, parameter, "", wanted, copy -> Reorder.copy(device, values, copy));
  }

  /**
   * Adds to a program what keeps something fresh that is derived from the values, and returns it.
   *
   * @param form says what it is; with the layout it tells it from others
   * @param renewal prepares its computation
   */
  memory derived(
      Program program,
      Parameter parameter,
      String form,
      memory.desc wanted,
      Function<memory, Operation> renewal) {
    String of = parameter.name() + form;
    Copy copy =
        copies.stream()
            .filter(c -> c.of.equals(of) && wanted.equals(c.values.get_desc()))
            .findFirst()
            .orElseGet(() -> copy(of, wanted, renewal));
    program.begin(copy);
    return copy.values;
  }

  /**
   * Adds to a program what keeps a copy of the values fresh that holds them in other places, and
   * returns it.
   *
   * @param form says how they are arranged
   * @param dimensions of the copy
   * @param arrangement puts the values, as they lie, into the copy in C order, which is 0 at first
   */
  memory arranged(
      Program program,
      Parameter parameter,
      String form,
      long[] dimensions,
      memory.desc wanted,
      BiConsumer<FloatBuffer, FloatBuffer> arrangement) {
    return derived(
        program, parameter, form, wanted, to -> arrange(parameter, dimensions, arrangement, to));
  }

  private Operation arrange(
      Parameter parameter,
      long[] dimensions,
      BiConsumer<FloatBuffer, FloatBuffer> arrangement,
      memory to) {
    memory plain = device.allocate(Layout.plain(dimensions));
    Floats.clear(plain);
    FloatBuffer arranged = Floats.of(plain);
    FloatBuffer values = Floats.of(values(parameter, parameter.value().length()));
    Operation copy = Reorder.copy(device, plain, to);
    return () -> {
      arrangement.accept(values, arranged);
      copy.run();
    };
  }

  private Copy copy(String of, memory.desc wanted, Function<memory, Operation> renewal) {
    memory made = device.allocate(wanted);
    Copy copy = new Copy(of, made, renewal.apply(made));
    copies.add(copy);
    return copy;
  }

  private memory inPlace(INDArray array, long... dimensions) {
    return device.memory(Layout.plain(dimensions), address(array));
  }

  /** Returns where the values of an array begin. */
  static Pointer address(INDArray array) {
    return array.data().addressPointer();
  }

  /** A copy. */
  private final class Copy implements Operation {
    private final String of;
    private final memory values;
    private final Operation renewal;
    private long version = -1;

    Copy(String of, memory values, Operation renewal) {
      this.of = of;
      this.values = values;
      this.renewal = renewal;
    }

    @Override
    public void run() {
      if (version != parameters.version()) {
        renewal.run();
        version = parameters.version();
      }
    }
  }
}
