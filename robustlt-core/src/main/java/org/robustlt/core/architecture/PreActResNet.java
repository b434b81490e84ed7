package org.robustlt.core.architecture;

import java.util.List;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.Padding;

/**
 * The residual network whose blocks begin with normalization and nonlinearity (He et al., ECCV
 * 2016), as it is used for CIFAR.
 *
 * @param blocks residual blocks in each of the four stages
 * @param bottleneck whether blocks are of three convolutions
 * @param lastNormalization whether the last block is followed by another normalization and
 *     nonlinearity; some published code leaves them out
 * @param variant which published code's blocks
 * @param options what stands between the convolutions
 */
record PreActResNet(
    List<Integer> blocks,
    boolean bottleneck,
    boolean lastNormalization,
    PreActResNetOptions.Variant variant,
    LayerOptions options)
    implements Architecture {
  private static final Padding BEHIND = new Padding(0, 0, 1, 1);

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

  /**
   * The block of DeepMind's code: its shortcut convolves what is not activated, and convolutions of
   * stride 2 are padded below and to the right only.
   */
  private static Value deepMindBlock(
      Layers layers, String name, Value x, int channels, int stride) {
    Padding padding = stride == 1 ? Padding.around(1) : BEHIND;
    Value inner = layers.normalizedRelu(name + ".bn1", x);
    inner = layers.convolution(name + ".conv1", inner, channels, 3, stride, padding);
    inner = layers.normalizedRelu(name + ".bn2", inner);
    inner = layers.convolution(name + ".conv2", inner, channels, 3, 1);
    Value shortcut =
        x.shape().equals(inner.shape())
            ? x
            : layers.convolution(name + ".shortcut.0", x, channels, 3, stride, padding);
    return layers.sum(name + ".sum", shortcut, inner);
  }

  private Value block(Layers layers, String name, Value x, int channels, int stride) {
    if (variant == PreActResNetOptions.Variant.DEEPMIND) {
      return deepMindBlock(layers, name, x, channels, stride);
    }
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
