package org.robustlt.core.engine.onednn;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.memory;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Place;

/** The normalization of images: one per channel, with statistics that are given. */
final class InputNormalizationKernel implements Kernel {
  private final Normalization normalization;

  InputNormalizationKernel(Device device, Layer.InputNormalization layer, Place place) {
    List<Double> variance = layer.standardDeviation().stream().map(s -> s * s).toList();
    normalization =
        new Normalization(
            device,
            new OneDnnPlace(place),
            0,
            true,
            vector(device, layer.mean()),
            vector(device, variance),
            Optional.empty(),
            false);
  }

  private static memory vector(Device device, List<Double> values) {
    memory vector = device.allocate(device.keep(Layout.plain(values.size())));
    FloatBuffer floats = Floats.of(vector);
    values.forEach(value -> floats.put(value.floatValue()));
    return vector;
  }

  @Override
  public void forward(BatchNormMode mode) {
    normalization.forward.run();
  }

  @Override
  public void backwardInput() {
    normalization.backwardInput.run();
  }
}
