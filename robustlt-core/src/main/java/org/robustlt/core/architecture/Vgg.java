package org.robustlt.core.architecture;

import java.util.List;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.Padding;

/**
 * The network of Simonyan and Zisserman (ICLR 2015) with batch normalization, as it is used for
 * CIFAR. Its layers are numbered as in PyTorch's code, where they are one sequence.
 *
 * @param plan channels of the convolutions; {@link #POOLING} for a maximum pooling
 * @param options the recipe's
 */
record Vgg(List<Integer> plan, VggOptions options) implements Architecture {
  /** Halves height and width. */
  static final int POOLING = 0;

  private static final Layer HALVED = new Layer.MaxPooling(2, 2, Padding.NONE);

  @Override
  public Value addTo(NetworkBuilder network, Value images) {
    Layers layers = new Layers(network, Layers.Weights.BACKWARD_HE, options.layers());
    Value x = images;
    int number = 0;
    for (int channels : plan) {
      String name = "backbone.features." + number;
      if (channels == POOLING) {
        x = network.add(name, HALVED, x);
        number++;
      } else {
        x = layers.convolution(name, x, channels, 3, 1);
        x = layers.normalizedRelu("backbone.features." + (number + 1), x);
        number += 3;
      }
    }
    x = layers.pooled(x);
    for (int i = 0; i < 2 && options.hidden() > 0; i++) {
      String name = "backbone.classifier." + 3 * i;
      x = layers.relu(name, network.add(name, new Layer.Linear(options.hidden(), true), x));
      x = layers.dropout(name, options.dropout(), x);
    }
    return x;
  }
}
