package org.robustlt.core.architecture;

import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;

/**
 * The wide residual network for CIFAR (Zagoruyko and Komodakis, BMVC 2016).
 *
 * @param blocks residual blocks in each of the three stages
 * @param width factor of the channels
 * @param dropout rate of dropout between the convolutions of a block
 * @param options what stands between the convolutions
 */
record WideResNet(int blocks, int width, double dropout, LayerOptions options)
    implements Architecture {
  @Override
  public Value addTo(NetworkBuilder network, Value images) {
    Layers layers = new Layers(network, Layers.Weights.BACKWARD_HE, options);
    Value x = layers.convolution("backbone.conv1", images, 16, 3, 1);
    for (int stage = 1; stage <= 3; stage++) {
      int channels = (8 << stage) * width;
      for (int i = 0; i < blocks; i++) {
        int stride = stage > 1 && i == 0 ? 2 : 1;
        x = block(layers, "backbone.block" + stage + ".layer." + i, x, channels, stride);
      }
    }
    return layers.pooled(layers.normalizedRelu("backbone.bn1", x));
  }

  private Value block(Layers layers, String name, Value x, int channels, int stride) {
    Value active = layers.normalizedRelu(name + ".bn1", x);
    Value inner = layers.convolution(name + ".conv1", active, channels, 3, stride);
    inner = layers.normalizedRelu(name + ".bn2", inner);
    inner = layers.dropout(name + ".bn2", dropout, inner);
    inner = layers.convolution(name + ".conv2", inner, channels, 3, 1);
    Value shortcut =
        x.shape().equals(inner.shape())
            ? x
            : layers.convolution(name + ".convShortcut", active, channels, 1, stride);
    return layers.sum(name + ".sum", shortcut, inner);
  }
}
