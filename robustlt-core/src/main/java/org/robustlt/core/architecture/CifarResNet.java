package org.robustlt.core.architecture;

import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;

/**
 * The thin residual network of 6n + 2 layers for CIFAR (He et al., CVPR 2016, section 4.2), as LDAM
 * and others use it. Where the number of channels doubles, the shortcut takes every second pixel
 * and adds channels of zeros on both sides (their option A): a convolution without weights of its
 * own.
 *
 * @param blocks residual blocks in each of the three stages
 */
record CifarResNet(int blocks) implements Architecture {
  @Override
  public Value addTo(NetworkBuilder network, Value images) {
    Layers layers = new Layers(network, Layers.Weights.TORCH, Layer.BatchNormalization.STANDARD);
    Value x = layers.convolution("backbone.conv1", images, 16, 3, 1);
    x = layers.normalizedRelu("backbone.bn1", x);
    for (int stage = 1; stage <= 3; stage++) {
      for (int i = 0; i < blocks; i++) {
        int stride = stage > 1 && i == 0 ? 2 : 1;
        x = block(network, layers, "backbone.layer" + stage + "." + i, x, 8 << stage, stride);
      }
    }
    return layers.pooled(x);
  }

  private static Value block(
      NetworkBuilder network, Layers layers, String name, Value x, int channels, int stride) {
    Value inner = layers.convolution(name + ".conv1", x, channels, 3, stride);
    inner = layers.normalizedRelu(name + ".bn1", inner);
    inner = layers.convolution(name + ".conv2", inner, channels, 3, 1);
    inner = layers.normalization(name + ".bn2", inner);
    Value shortcut =
        x.shape().equals(inner.shape())
            ? x
            : network.add(name + ".shortcut", new Layer.PaddedShortcut(channels), x);
    return layers.relu(name, layers.sum(name + ".sum", inner, shortcut));
  }
}
