package org.robustlt.core.engine.onednn;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.memory;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Operation;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Place;

/** A cosine layer; small enough for plain Java. */
final class CosineLinearKernel implements Kernel {
  private final CosineProduct product;
  private final Values input;
  private final Values output;
  private final Values outputGradient;
  private final Values inputGradient;
  private final Operation loadInput;
  private final Operation storeInputGradient;
  private final Values weight;
  private final Values bias;
  private final Values weightGradient;
  private final Optional<Values> biasGradient;

  CosineLinearKernel(
      Device device,
      Weights weights,
      Layer.CosineLinear layer,
      List<Parameter> parameters,
      Place position) {
    OneDnnPlace place = new OneDnnPlace(position);
    OneDnnTensor tensor = place.input();
    int length = tensor.shape().size();
    product = new CosineProduct(layer, tensor.batch(), length);
    memory.desc plain = device.keep(Layout.array(tensor.batch(), tensor.shape()));
    memory values = device.allocate(plain);
    memory gradients = device.allocate(plain);
    input = new Values(values);
    inputGradient = new Values(gradients);
    loadInput = new OnDemand(() -> Reorder.copy(device, tensor.values(), values));
    memory target = place.inputGradient().values();
    storeInputGradient =
        new OnDemand(
            () ->
                place.accumulate()
                    ? Reorder.add(device, gradients, target)
                    : Reorder.copy(device, gradients, target));
    output = new Values(place.output().values());
    outputGradient = new Values(place.outputGradient().values());
    weight = new Values(weights.values(parameters.get(0), layer.outputs(), length));
    bias = new Values(weights.values(parameters.get(1), layer.outputs()));
    weightGradient = new Values(weights.gradient(parameters.get(0), layer.outputs(), length));
    biasGradient =
        layer.trainableBias()
            ? Optional.of(new Values(weights.gradient(parameters.get(1), layer.outputs())))
            : Optional.empty();
  }

  @Override
  public void forward(BatchNormMode mode) {
    loadInput.run();
    product.forward(input.read(), weight.read(), bias.read(), output.array);
    output.write();
  }

  @Override
  public void backwardInput() {
    product.backwardInput(outputGradient.read(), inputGradient.array);
    inputGradient.write();
    storeInputGradient.run();
  }

  @Override
  public void backwardParameters() {
    product.backwardParameters(outputGradient.read(), weightGradient.array, bias.array);
    weightGradient.add();
    biasGradient.ifPresent(
        gradient -> {
          System.arraycopy(bias.array, 0, gradient.array, 0, bias.array.length);
          gradient.add();
        });
  }

  /** Native values and their copy in Java. */
  private static final class Values {
    private final FloatBuffer floats;
    private final float[] array;

    Values(memory values) {
      floats = Floats.of(values);
      array = new float[floats.capacity()];
    }

    float[] read() {
      floats.get(0, array);
      return array;
    }

    void write() {
      floats.put(0, array);
    }

    void add() {
      for (int i = 0; i < array.length; i++) {
        floats.put(i, floats.get(i) + array[i]);
      }
    }
  }
}
