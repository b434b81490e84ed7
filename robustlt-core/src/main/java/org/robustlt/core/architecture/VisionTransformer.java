package org.robustlt.core.architecture;

import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.Padding;

/**
 * The vision transformer (Dosovitskiy et al., ICLR 2021) in the sizes of DeiT (Touvron et al., ICML
 * 2021), with patches for small images: normalization before attention and perceptron, features
 * from the class token.
 *
 * @param patch side of a patch
 * @param channels values of a token
 * @param depth blocks
 * @param heads of attention
 */
record VisionTransformer(int patch, int channels, int depth, int heads) implements Architecture {
  private static final Layer NORMALIZATION = new Layer.LayerNormalization(1e-6);
  private static final int EXPANSION = 4;

  @Override
  public Value addTo(NetworkBuilder network, Value images) {
    double bound = 1 / Math.sqrt((double) images.shape().channels() * patch * patch);
    Layer patches =
        new Layer.Convolution(
            channels, patch, patch, Padding.NONE, true, new Initialization.Uniform(bound));
    Value x = network.add("backbone.patch_embed.proj", patches, images);
    x = network.add("backbone", new Layer.TokenEmbedding(), x);
    for (int i = 0; i < depth; i++) {
      String name = "backbone.blocks." + i;
      x = network.add(name + ".sum1", new Layer.Addition(), attended(network, name, x), x);
      x = network.add(name + ".sum2", new Layer.Addition(), perceived(network, name, x), x);
    }
    x = network.add("backbone.norm", NORMALIZATION, x);
    return network.add("backbone.token", new Layer.ClassToken(), x);
  }

  private Value attended(NetworkBuilder network, String block, Value input) {
    Value x = network.add(block + ".norm1", NORMALIZATION, input);
    x = network.add(block + ".attn.qkv", new Layer.TokenLinear(3 * channels), x);
    x = network.add(block + ".attn", new Layer.Attention(heads), x);
    return network.add(block + ".attn.proj", new Layer.TokenLinear(channels), x);
  }

  private Value perceived(NetworkBuilder network, String block, Value input) {
    Value x = network.add(block + ".norm2", NORMALIZATION, input);
    x = network.add(block + ".mlp.fc1", new Layer.TokenLinear(EXPANSION * channels), x);
    x = network.add(block + ".mlp.act", Nonlinearity.GELU.layer(), x);
    return network.add(block + ".mlp.fc2", new Layer.TokenLinear(channels), x);
  }
}
