package org.robustlt.core.architecture;

import java.util.List;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.Padding;

/**
 * The residual network (He et al., CVPR 2016).
 *
 * @param blocks residual blocks in each of the four stages
 * @param options the recipe's
 */
record ResNet(List<Integer> blocks, ResNetOptions options) implements Architecture {
  static ResNet of(ResNetOptions options) {
    List<Integer> blocks =
        switch (options.depth()) {
          case 18 -> List.of(2, 2, 2, 2);
          case 101 -> List.of(3, 4, 23, 3);
          case 152 -> List.of(3, 8, 36, 3);
          default -> List.of(3, 4, 6, 3);
        };
    return new ResNet(blocks, options);
  }

  @Override
  public Value addTo(NetworkBuilder network, Value images) {
    Layers layers = new Layers(network, Layers.Weights.TORCH, options.layers());
    boolean large = options.stem() == ResNetOptions.Stem.IMAGENET;
    Value x = layers.convolution("backbone.conv1", images, 64, large ? 7 : 3, large ? 2 : 1);
    x = layers.normalizedRelu("backbone.bn1", x);
    if (options.stem() != ResNetOptions.Stem.CIFAR) {
      x = network.add("backbone.maxpool", new Layer.MaxPooling(3, 2, Padding.around(1)), x);
    }
    for (int stage = 1; stage <= 4; stage++) {
      for (int i = 0; i < blocks.get(stage - 1); i++) {
        int stride = stage > 1 && i == 0 ? 2 : 1;
        String name = "backbone.layer" + stage + "." + i;
        x =
            options.block() == ResNetOptions.Block.BASIC
                ? basic(layers, name, x, 32 << stage, stride)
                : bottleneck(layers, name, x, 32 << stage, stride);
      }
    }
    return layers.pooled(x);
  }

  private static Value basic(Layers layers, String name, Value x, int channels, int stride) {
    Value inner = layers.convolution(name + ".conv1", x, channels, 3, stride);
    inner = layers.normalizedRelu(name + ".bn1", inner);
    inner = layers.convolution(name + ".conv2", inner, channels, 3, 1);
    inner = layers.normalization(name + ".bn2", inner);
    return joined(layers, name, x, inner, stride);
  }

  private static Value bottleneck(Layers layers, String name, Value x, int channels, int stride) {
    Value inner = layers.convolution(name + ".conv1", x, channels, 1, 1);
    inner = layers.normalizedRelu(name + ".bn1", inner);
    inner = layers.convolution(name + ".conv2", inner, channels, 3, stride);
    inner = layers.normalizedRelu(name + ".bn2", inner);
    inner = layers.convolution(name + ".conv3", inner, 4 * channels, 1, 1);
    inner = layers.normalization(name + ".bn3", inner);
    return joined(layers, name, x, inner, stride);
  }

  private static Value joined(Layers layers, String name, Value x, Value inner, int stride) {
    Value shortcut = x;
    if (!x.shape().equals(inner.shape())) {
      int channels = inner.shape().channels();
      shortcut = layers.convolution(name + ".shortcut.0", x, channels, 1, stride);
      shortcut = layers.normalization(name + ".shortcut.1", shortcut);
    }
    return layers.relu(name, layers.sum(name + ".sum", inner, shortcut));
  }
}
