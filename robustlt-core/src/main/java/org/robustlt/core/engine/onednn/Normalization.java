package org.robustlt.core.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.robustlt.core.engine.Operation;

/** The passes of a normalization per channel, with statistics of the batch or given ones. */
final class Normalization {
  private final Device device;
  private final OneDnnPlace place;
  private final float epsilon;
  private final int flags;
  private final batch_normalization_forward.primitive_desc choice;
  private final Map<Integer, memory> common = new HashMap<>();
  private final Optional<Affine> affine;
  final Operation forward = new OnDemand(this::prepareForward);
  final Operation forwardAgain = new OnDemand(this::prepareForwardAgain);
  final Operation backwardInput = new OnDemand(this::prepareBackwardInput);
  final Operation backwardParameters = new OnDemand(() -> prepareBackward(false));
  final Operation backward = new OnDemand(() -> prepareBackward(true));

  /**
   * What follows a normalization.
   *
   * @param scale what is multiplied, per channel
   * @param shift what is added then
   * @param scaleGradient where the gradient of the scale is added
   * @param shiftGradient where the gradient of the shift is added
   */
  record Affine(memory scale, memory shift, memory scaleGradient, memory shiftGradient) {}

  /**
   * Prepares a normalization.
   *
   * @param mean per channel: written by forward, or read if {@code given}
   * @param variance per channel: written by forward, or read if {@code given}
   * @param relu whether max(x, 0) follows
   */
  Normalization(
      Device device,
      OneDnnPlace place,
      double epsilon,
      boolean given,
      memory mean,
      memory variance,
      Optional<Affine> affine,
      boolean relu) {
    this.device = device;
    this.place = place;
    this.epsilon = (float) epsilon;
    this.affine = affine;
    flags =
        (given ? normalization_flags.use_global_stats.value : 0)
            | (affine.isPresent()
                ? normalization_flags.use_scale.value | normalization_flags.use_shift.value
                : 0)
            | (relu ? normalization_flags.fuse_norm_relu.value : 0);
    choice =
        device.keep(
            new batch_normalization_forward.primitive_desc(
                device.engine(),
                prop_kind.forward_training.value,
                place.input().description(),
                place.output().description(),
                this.epsilon,
                flags,
                device.attributes(),
                false));
    common.put(DNNL_ARG_SRC, place.input().values());
    common.put(DNNL_ARG_MEAN, mean);
    common.put(DNNL_ARG_VARIANCE, variance);
    affine.ifPresent(a -> common.put(DNNL_ARG_SCALE, a.scale()));
    if (relu) {
      common.put(DNNL_ARG_WORKSPACE, device.allocate(device.keep(choice.workspace_desc())));
    }
  }

  private Operation prepareForward() {
    Map<Integer, memory> arguments = new HashMap<>(common);
    affine.ifPresent(a -> arguments.put(DNNL_ARG_SHIFT, a.shift()));
    arguments.put(DNNL_ARG_DST, place.output().values());
    return new Step(device, choice, new batch_normalization_forward(choice), arguments);
  }

  /** Prepares the same with statistics that are there by now; in training, a mask is too. */
  private Operation prepareForwardAgain() {
    batch_normalization_forward.primitive_desc again =
        new batch_normalization_forward.primitive_desc(
            device.engine(),
            prop_kind.forward_inference.value,
            place.input().description(),
            place.output().description(),
            epsilon,
            flags | normalization_flags.use_global_stats.value,
            device.attributes(),
            false);
    Map<Integer, memory> arguments = new HashMap<>(common);
    arguments.remove(DNNL_ARG_WORKSPACE);
    affine.ifPresent(a -> arguments.put(DNNL_ARG_SHIFT, a.shift()));
    arguments.put(DNNL_ARG_DST, place.output().values());
    return new Step(device, again, new batch_normalization_forward(again), arguments);
  }

  private Operation prepareBackwardInput() {
    Program program = new Program(device);
    // oneDNN wants room for the parameters' gradients even where it does not compute them.
    Map<Integer, memory> unused =
        affine.map(a -> parameterGradients(this::discard)).orElse(Map.of());
    return backward(program, prop_kind.backward_data, unused, inputGradient(program));
  }

  /**
   * Prepares the pass that gives all gradients.
   *
   * @param input whether that with respect to the input is kept
   */
  private Operation prepareBackward(boolean input) {
    Program program = new Program(device);
    Map<Integer, memory> results =
        parameterGradients(
            (gradient, use) -> program.accumulate(gradient, gradient.get_desc(), use));
    memory inputGradient =
        input
            ? inputGradient(program)
            : device.shared(Device.Use.RESULT, place.inputGradient().description());
    return backward(program, prop_kind.backward, results, inputGradient);
  }

  private memory discard(memory gradient, Device.Use use) {
    return device.shared(use, gradient.get_desc());
  }

  private Map<Integer, memory> parameterGradients(
      BiFunction<memory, Device.Use, memory> destination) {
    Affine parameters =
        affine.orElseThrow(() -> new IllegalStateException("there are no parameters"));
    return Map.of(
        DNNL_ARG_DIFF_SCALE,
        destination.apply(parameters.scaleGradient(), Device.Use.SECOND_RESULT),
        DNNL_ARG_DIFF_SHIFT,
        destination.apply(parameters.shiftGradient(), Device.Use.THIRD_RESULT));
  }

  private memory inputGradient(Program program) {
    OneDnnTensor tensor = place.inputGradient();
    return program.write(tensor, tensor.description(), place.accumulate());
  }

  private Operation backward(
      Program program, prop_kind what, Map<Integer, memory> results, memory inputGradient) {
    batch_normalization_backward.primitive_desc backward =
        new batch_normalization_backward.primitive_desc(
            device.engine(),
            what.value,
            place.inputGradient().description(),
            place.outputGradient().description(),
            place.input().description(),
            epsilon,
            flags,
            choice,
            device.attributes(),
            false);
    Map<Integer, memory> arguments = new HashMap<>(common);
    arguments.putAll(results);
    arguments.put(DNNL_ARG_DIFF_DST, place.outputGradient().values());
    arguments.put(DNNL_ARG_DIFF_SRC, inputGradient);
    return program.primitive(
        new Step(device, backward, new batch_normalization_backward(backward), arguments));
  }
}
