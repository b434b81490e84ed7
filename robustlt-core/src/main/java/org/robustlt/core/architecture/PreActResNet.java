package org.robustlt.core.architecture;

import java.util.List;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;

/**
 * The residual network whose blocks begin with normalization and nonlinearity (He et al., ECCV
 * 2016), as it is used for CIFAR.
 *
 * @param blocks residual blocks in each of the four stages
 * @param bottleneck whether blocks are of three convolutions
 * @param lastNormalization whether the last block is followed by another normalization and
 *     nonlinearity; some published code leaves them out
 * @param options what stands between the convolutions
 */
record PreActResNet(
    List<Integer> blocks, boolean bottleneck, boolean lastNormalization, LayerOptions options)
    implements Architecture {
  @Override
  public Value addTo(NetworkBuilder network, Value images) {
    Layers layers = new Layers(network, Layers.Weights.TORCH, options);
    Value x = layers.convolution("backbone.conv1", images, 64, 3, 1);
    for (int stage = 1; stage <= 4; stage++) {
      for (int i = 0; i < blocks.get(stage - 1); i++) {
        int stride = stage > 1 && i == 0 ? 2 : 1;
        x = block(layers, "backbone.layer" + stage + "." + i, x, 32 << stage, stride);
      }
    }
    return layers.pooled(lastNormalization ? layers.normalizedRelu("backbone.bn", x) : x);
  }

  private Value block(Layers layers, String name, Value x, int channels, int stride) {
    Value active = layers.normalizedRelu(name + ".bn1", x);
    Value inner;
    if (bottleneck) {
      inner = layers.convolution(name + ".conv1", active, channels, 1, 1);
      inner = layers.normalizedRelu(name + ".bn2", inner);
      inner = layers.convolution(name + ".conv2", inner, channels, 3, stride);
      inner = layers.normalizedRelu(name + ".bn3", inner);
      inner = layers.convolution(name + ".conv3", inner, 4 * channels, 1, 1);
    } else {
      inner = layers.convolution(name + ".conv1", active, channels, 3, stride);
      inner = layers.normalizedRelu(name + ".bn2", inner);
      inner = layers.convolution(name + ".conv2", inner, channels, 3, 1);
    }
    Value shortcut =
        x.shape().equals(inner.shape())
            ? x
            : layers.convolution(name + ".shortcut.0", active, inner.shape().channels(), 1, stride);
    return layers.sum(name + ".sum", shortcut, inner);
  }
}
