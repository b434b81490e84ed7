package org.robustlt.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.NetworkDescription;

/** The activations of one pass, and the kernels bound to them. */
final class CompiledPass implements ForwardPass {
  private final BatchPlan plan;
  private final Draws draws;
  private final Consumer<CompiledPass> giveBack;
  private final List<Memory> memory = new ArrayList<>();
  private final List<Kernel> kernels = new ArrayList<>();
  private final List<Operation> backwardInput = new ArrayList<>();
  private final List<Operation> backwardFromLogits = new ArrayList<>();
  private final List<Operation> backwardFromFeatures = new ArrayList<>();
  private final Transfer imagesIn;
  private final KeptValue logits;
  private final KeptValue features;
  private boolean open;

  CompiledPass(
      Kernels library,
      Parameters parameters,
      NetworkDescription description,
      List<Step> steps,
      BatchPlan plan,
      Draws draws,
      Consumer<CompiledPass> giveBack) {
    this.plan = plan;
    this.draws = draws;
    this.giveBack = giveBack;
    Map<Integer, Tensor> values = new HashMap<>();
    values.put(NetworkDescription.IMAGES, tensor(library, NetworkDescription.IMAGES));
    for (Step step : steps) {
      values.put(step.output(), tensor(library, step.output()));
    }
    prepare(new Preparation(library, parameters, values, plan, draws), description, steps);

    imagesIn = library.transfer(tensor(values, NetworkDescription.IMAGES));
    DataType type = parameters.weights().type();
    logits =
        kept(
            library,
            tensor(values, description.logits()),
            description.logits(),
            Nd4j.create(type, plan.batch(), description.classes()));
    features =
        kept(
            library,
            tensor(values, description.features()),
            description.features(),
            Nd4j.create(type, plan.batch(), plan.shape(description.features()).size()));
  }

  /** Returns a value that later ones do not overwrite: a copy, if they take its memory. */
  private KeptValue kept(Kernels library, Tensor computed, int value, INDArray array) {
    if (plan.passing(value).isEmpty()) {
      return new KeptValue(library, computed, () -> {}, array);
    }
    Tensor copy = allocate(library, value);
    return new KeptValue(library, copy, library.copy(computed, copy), array);
  }

  private void prepare(Preparation preparation, NetworkDescription description, List<Step> steps) {
    Set<Integer> trained = valuesBehindParameters(steps);
    for (GradientPlan.BackwardStep backward : plan.backwardSteps()) {
      kernels.add(0, preparation.kernel(backward));
    }
    int number = kernels.size();
    boolean behindFeatures = true;
    for (GradientPlan.BackwardStep backward : plan.backwardSteps()) {
      Step step = backward.step();
      Kernel kernel = kernels.get(--number);
      backwardInput.add(kernel::backwardInput);
      // All that read the features have passed their gradients on when their producer's turn comes.
      behindFeatures &= step.output() != description.features();
      List<Operation> training = behindFeatures ? backwardFromLogits : backwardFromFeatures;
      plan.stepsAgainBefore(step).forEach(i -> training.add(kernels.get(i)::forwardAgain));
      if (trained.contains(step.inputs().get(0))) {
        training.add(kernel::backward);
      } else if (step.hasParameters()) {
        training.add(kernel::backwardParameters);
      }
      for (GradientPlan.Term term : backward.terms()) {
        preparation
            .delivery(step.output(), term)
            .ifPresent(
                operation -> {
                  backwardInput.add(operation);
                  training.add(operation);
                });
      }
    }
  }

  /** Returns the values that depend on a parameter: only their gradients are needed in training. */
  private static Set<Integer> valuesBehindParameters(List<Step> steps) {
    Set<Integer> values = new HashSet<>();
    for (Step step : steps) {
      if (step.hasParameters() || step.inputs().stream().anyMatch(values::contains)) {
        values.add(step.output());
      }
    }
    return values;
  }

  private Tensor tensor(Kernels library, int value) {
    return plan.passing(value).orElseGet(() -> allocate(library, value));
  }

  private Tensor allocate(Kernels library, int value) {
    ImageShape shape = plan.shape(value);
    Memory block = library.allocate(library.bytes(plan.batch(), shape));
    memory.add(block);
    return library.tensor(block, plan.batch(), shape);
  }

  private static Tensor tensor(Map<Integer, Tensor> values, int value) {
    Tensor tensor = values.get(value);
    if (tensor == null) {
      throw new IllegalArgumentException("value " + value + " is not computed");
    }
    return tensor;
  }

  /** Computes everything anew, but brings nothing to the host before it is asked for. */
  CompiledPass run(Images input, BatchNormMode mode) {
    open = true;
    draws.nextPass();
    imagesIn.load(input);
    for (Kernel kernel : kernels) {
      kernel.forward(mode);
    }
    logits.take();
    features.take();
    return this;
  }

  @Override
  public INDArray logits() {
    requireOpen();
    return logits.array();
  }

  @Override
  public INDArray features() {
    requireOpen();
    return features.array();
  }

  /** Leaves the gradient of a loss with respect to the images in the library's memory. */
  Tensor imagesGradient(LogitLoss loss) {
    requireOpen();
    boolean computed =
        loss.kind().isPresent() && plan.lossGradient(loss.kind().get(), 1, logits.tensor());
    if (!computed) {
      plan.loadLogitsGradient(loss.at(logits()).gradient());
    }
    run(backwardInput);
    return plan.gradient(NetworkDescription.IMAGES);
  }

  @Override
  public INDArray inputGradient(INDArray logitsGradient) {
    requireOpen();
    plan.loadLogitsGradient(logitsGradient);
    run(backwardInput);
    return plan.storeImagesGradient();
  }

  @Override
  public void accumulateGradients(INDArray logitsGradient, Optional<INDArray> featuresGradient) {
    requireOpen();
    plan.loadLogitsGradient(logitsGradient);
    run(backwardFromLogits);
    featuresGradient.ifPresent(plan::addFeaturesGradient);
    run(backwardFromFeatures);
  }

  @Override
  public boolean accumulateGradients(LossKind.Bound loss, double factor) {
    requireOpen();
    boolean computed = plan.lossGradient(loss, factor, logits.tensor());
    if (computed) {
      accumulateGradients();
    }
    return computed;
  }

  @Override
  public boolean accumulateGradients(LossKind.Bound loss, double factor, ForwardPass natural) {
    requireOpen();
    CompiledPass other = (CompiledPass) natural;
    other.requireOpen();
    Tensor here = logits.tensor();
    Tensor there = other.logits.tensor();
    boolean computed = plan.lossGradient(loss, factor, here, there, false);
    if (computed) {
      accumulateGradients();
      other.plan.lossGradient(loss, factor, here, there, true);
      other.accumulateGradients();
    }
    return computed;
  }

  /** Goes back from the gradient of the logits. */
  private void accumulateGradients() {
    run(backwardFromLogits);
    run(backwardFromFeatures);
  }

  private static void run(List<Operation> operations) {
    for (Operation operation : operations) {
      operation.run();
    }
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      giveBack.accept(this);
    }
  }

  /** Frees the memory. */
  void free() {
    open = false;
    memory.forEach(Memory::close);
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("the forward pass is closed");
    }
  }
}
