package org.robustlt.core.architecture;

import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;

/**
 * The thin residual network of 6n + 2 layers for CIFAR (He et al., CVPR 2016, section 4.2), as LDAM
 * and others use it.
 *
 * @param blocks residual blocks in each of the three stages
 * @param shortcut what stands beside a block where the number of channels doubles
 * @param options what stands between the convolutions
 */
record CifarResNet(int blocks, CifarResNetOptions.Shortcut shortcut, LayerOptions options)
    implements Architecture {
  @Override
  public Value addTo(NetworkBuilder network, Value images) {
    Layers layers = new Layers(network, Layers.Weights.TORCH, options);
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

  private Value block(
      NetworkBuilder network, Layers layers, String name, Value x, int channels, int stride) {
    Value inner = layers.convolution(name + ".conv1", x, channels, 3, stride);
    inner = layers.normalizedRelu(name + ".bn1", inner);
    inner = layers.convolution(name + ".conv2", inner, channels, 3, 1);
    inner = layers.normalization(name + ".bn2", inner);
    Value beside = x;
    if (!x.shape().equals(inner.shape()) && shortcut == CifarResNetOptions.Shortcut.PROJECTED) {
      beside = layers.convolution(name + ".shortcut.0", x, channels, 1, stride);
      beside = layers.normalization(name + ".shortcut.1", beside);
    } else if (!x.shape().equals(inner.shape())) {
      beside = network.add(name + ".shortcut", new Layer.PaddedShortcut(channels), x);
    }
    return layers.relu(name, layers.sum(name + ".sum", inner, beside));
  }
}
