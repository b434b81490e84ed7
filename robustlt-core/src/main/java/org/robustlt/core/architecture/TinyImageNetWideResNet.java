package org.robustlt.core.architecture;

import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.Padding;

/**
 * The wide residual network that the literature uses for Tiny-ImageNet's images of 64 pixels (Gowal
 * et al., 2020). It differs from {@link WideResNet} in names, in the momentum of batch
 * normalization, and in that convolutions of stride 2 are padded below and to the right only.
 *
 * @param blocks residual blocks in each of the three stages
 * @param width factor of the channels
 * @param dropout rate of dropout between the convolutions of a block
 * @param options what stands between the convolutions
 */
record TinyImageNetWideResNet(int blocks, int width, double dropout, LayerOptions options)
    implements Architecture {
  private static final double MOMENTUM = 0.01;
  private static final Padding BEHIND = new Padding(0, 0, 1, 1);

  @Override
  public Value addTo(NetworkBuilder network, Value images) {
    Layers layers =
        new Layers(network, Layers.Weights.BACKWARD_HE, options.withPublishedMomentum(MOMENTUM));
    Value x = layers.convolution("backbone.init_conv", images, 16, 3, 1);
    for (int stage = 0; stage < 3; stage++) {
      int channels = (16 << stage) * width;
      for (int i = 0; i < blocks; i++) {
        int stride = stage > 0 && i == 0 ? 2 : 1;
        x = block(layers, "backbone.layer." + stage + ".block." + i, x, channels, stride);
      }
    }
    return layers.pooled(layers.normalizedRelu("backbone.batchnorm", x));
  }

  private Value block(Layers layers, String name, Value x, int channels, int stride) {
    Value active = layers.normalizedRelu(name + ".batchnorm_0", x);
    Padding padding = stride == 1 ? Padding.around(1) : BEHIND;
    Value inner = layers.convolution(name + ".conv_0", active, channels, 3, stride, padding);
    inner = layers.normalizedRelu(name + ".batchnorm_1", inner);
    inner = layers.dropout(name + ".batchnorm_1", dropout, inner);
    inner = layers.convolution(name + ".conv_1", inner, channels, 3, 1);
    Value shortcut =
        x.shape().equals(inner.shape())
            ? x
            : layers.convolution(name + ".shortcut", active, channels, 1, stride);
    return layers.sum(name + ".sum", shortcut, inner);
  }
}
