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
 * @param options the recipe's
 */
record VisionTransformer(VisionTransformerOptions options) implements Architecture {
  private static final Layer NORMALIZATION = new Layer.LayerNormalization(1e-6);
  private static final int EXPANSION = 4;

  @Override
  public Value addTo(NetworkBuilder network, Value images) {
    int channels = options.channels();
    int patch = options.patch();
    double bound = 1 / Math.sqrt((double) images.shape().channels() * patch * patch);
    Layer patches =
        new Layer.Convolution(
            channels, patch, patch, Padding.NONE, true, new Initialization.Uniform(bound));
    Value x = network.add("backbone.patch_embed.proj", patches, images);
    x = network.add("backbone", new Layer.TokenEmbedding(), x);
    x = dropout(network, "backbone.pos_drop", x);
    for (int i = 0; i < options.depth(); i++) {
      String name = "backbone.blocks." + i;
      Value attended = attended(network, name, x);
      attended = shortened(network, name + ".drop_path1", i, attended);
      x = network.add(name + ".sum1", new Layer.Addition(), attended, x);
      Value perceived = perceived(network, name, x);
      perceived = shortened(network, name + ".drop_path2", i, perceived);
      x = network.add(name + ".sum2", new Layer.Addition(), perceived, x);
    }
    x = network.add("backbone.norm", NORMALIZATION, x);
    return network.add("backbone.token", new Layer.ClassToken(), x);
  }

  private Value attended(NetworkBuilder network, String block, Value input) {
    Value x = network.add(block + ".norm1", NORMALIZATION, input);
    x = network.add(block + ".attn.qkv", new Layer.TokenLinear(3 * options.channels()), x);
    x = network.add(block + ".attn", new Layer.Attention(options.heads()), x);
    x = network.add(block + ".attn.proj", new Layer.TokenLinear(options.channels()), x);
    return dropout(network, block + ".attn.proj_drop", x);
  }

  private Value perceived(NetworkBuilder network, String block, Value input) {
    Value x = network.add(block + ".norm2", NORMALIZATION, input);
    x = network.add(block + ".mlp.fc1", new Layer.TokenLinear(EXPANSION * options.channels()), x);
    x = network.add(block + ".mlp.act", Nonlinearity.GELU.layer(), x);
    x = dropout(network, block + ".mlp.drop1", x);
    x = network.add(block + ".mlp.fc2", new Layer.TokenLinear(options.channels()), x);
    return dropout(network, block + ".mlp.drop2", x);
  }

  private Value dropout(NetworkBuilder network, String name, Value input) {
    return options.dropout() == 0
        ? input
        : network.add(name, new Layer.Dropout(options.dropout()), input);
  }

  /** Adds stochastic depth, whose rate rises linearly from block to block. */
  private Value shortened(NetworkBuilder network, String name, int block, Value input) {
    double rate = options.dropPath() * block / Math.max(1, options.depth() - 1);
    return rate == 0 ? input : network.add(name, new Layer.StochasticDepth(rate), input);
  }
}
