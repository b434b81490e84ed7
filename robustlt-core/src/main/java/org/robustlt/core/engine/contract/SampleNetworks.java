package org.robustlt.core.engine.contract;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.Padding;

/** Small networks that between them hold every layer and every way in which values are shared. */
public final class SampleNetworks {
  private static final Padding UNEVEN = new Padding(0, 1, 2, 0);

  private SampleNetworks() {}

  /**
   * A network and what it is called.
   *
   * @param name what it is called
   * @param description the network
   */
  public record Sample(String name, NetworkDescription description) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Returns small networks of every layer, and of every way in which values are shared. */
  public static Stream<Sample> all() {
    return Stream.of(layers(), convolutions(), topologies()).flatMap(samples -> samples);
  }

  /** Returns networks of the widths and map sizes of real ones. */
  public static Stream<Sample> wide() {
    return Stream.of(
        new Sample("wide preactivated block", wide(SampleNetworks::widePreactivated)),
        new Sample("wide residual block", wide(SampleNetworks::wideResidual)),
        new Sample(
            "convolutions of stride 1, narrow and wide", wide(SampleNetworks::wideStraight)));
  }

  /** Returns a convolution whose first weights are uniform. */
  public static Layer.Convolution convolution(
      int outputs, int kernel, int stride, Padding padding, boolean bias) {
    return new Layer.Convolution(
        outputs, kernel, stride, padding, bias, new Initialization.Uniform(0.5));
  }

  private static Stream<Sample> convolutions() {
    return Stream.of(
        convolutionSample(1, 1, Padding.NONE),
        convolutionSample(1, 2, Padding.NONE),
        convolutionSample(1, 1, Padding.around(1)),
        convolutionSample(1, 2, new Padding(0, 1, 0, 0)),
        convolutionSample(3, 1, Padding.NONE),
        convolutionSample(3, 1, Padding.around(1)),
        convolutionSample(3, 1, Padding.around(2)),
        convolutionSample(3, 1, new Padding(1, 0, 1, 0)),
        convolutionSample(3, 1, UNEVEN),
        convolutionSample(3, 2, Padding.NONE),
        convolutionSample(3, 2, Padding.around(1)),
        convolutionSample(3, 2, new Padding(0, 0, 1, 1)),
        convolutionSample(3, 2, UNEVEN),
        convolutionSample(4, 2, Padding.around(1)),
        convolutionSample(3, 3, Padding.around(1)),
        convolutionSample(2, 3, UNEVEN));
  }

  private static Sample convolutionSample(int kernel, int stride, Padding padding) {
    boolean bias = stride == 2;
    return layer(
        "convolution " + kernel + " by " + stride + " " + padding,
        convolution(3, kernel, stride, padding, bias));
  }

  private static Stream<Sample> layers() {
    return Stream.of(
        layer(
            "input normalization",
            new Layer.InputNormalization(List.of(0.4, -0.3), List.of(0.5, 2.0))),
        layer("batch normalization", new Layer.BatchNormalization(0.1, 1e-5)),
        layer("batch normalization of large epsilon", new Layer.BatchNormalization(0.01, 0.3)),
        layer("relu", new Layer.Relu()),
        layer("average pooling 2", new Layer.AveragePooling(2, 2, Padding.NONE)),
        layer("average pooling 3", new Layer.AveragePooling(3, 2, Padding.around(1))),
        layer("uneven average pooling", new Layer.AveragePooling(3, 1, UNEVEN)),
        layer("max pooling 2", new Layer.MaxPooling(2, 2, Padding.NONE)),
        layer("max pooling 3", new Layer.MaxPooling(3, 2, Padding.around(1))),
        layer("uneven max pooling", new Layer.MaxPooling(3, 1, UNEVEN)),
        layer("global average pooling", new Layer.GlobalAveragePooling()),
        layer("leaky relu", new Layer.Activation(Layer.Activation.Curve.LEAKY_RELU)),
        layer("silu", new Layer.Activation(Layer.Activation.Curve.SILU)),
        layer("softplus", new Layer.Activation(Layer.Activation.Curve.SOFTPLUS)),
        layer("gelu", new Layer.Activation(Layer.Activation.Curve.GELU)),
        layer("layer normalization", new Layer.LayerNormalization(1e-3)),
        layer("image standardization", new Layer.ImageStandardization()),
        layer("padded shortcut", new Layer.PaddedShortcut(6)),
        layer("dropout", new Layer.Dropout(0.3)),
        network("stochastic depth", SampleNetworks::shortened),
        layer("token linear", new Layer.TokenLinear(5)),
        layer("token embedding", new Layer.TokenEmbedding()),
        network("attention", SampleNetworks::attention),
        network(
            "class token",
            (net, images) ->
                net.add(
                    "token",
                    new Layer.ClassToken(),
                    net.add("tokens", new Layer.TokenEmbedding(), images))),
        head("linear", new Layer.Linear(4, true)),
        head("linear without bias", new Layer.Linear(3, false)),
        head("cosine", new Layer.CosineLinear(4, 16, 0, 1, false)),
        head("cosine with gamma and eta", new Layer.CosineLinear(4, 3, 0.1, 0.5, true)));
  }

  private static Stream<Sample> topologies() {
    return Stream.of(
        network(
            "batch normalization, relu and convolution",
            (net, images) -> {
              Value norm = net.add("norm", Layer.BatchNormalization.STANDARD, images);
              Value relu = net.add("relu", new Layer.Relu(), norm);
              return net.add("conv", convolution(3, 3, 1, Padding.around(1), false), relu);
            }),
        network(
            "normalized twice, read twice",
            (net, images) -> {
              Value norm = net.add("norm", Layer.BatchNormalization.STANDARD, images);
              Value relu = net.add("relu", new Layer.Relu(), norm);
              return net.add("sum", new Layer.Addition(), norm, relu);
            }),
        network("preactivated residual block", SampleNetworks::preactivated),
        network("residual block", SampleNetworks::residual),
        network(
            "convolution plus its own input",
            (net, images) ->
                net.add(
                    "sum",
                    new Layer.Addition(),
                    images,
                    net.add("conv", convolution(2, 3, 1, Padding.around(1), false), images))),
        network(
            "doubled",
            (net, images) -> {
              Value relu = net.add("relu", new Layer.Relu(), images);
              return net.add("sum", new Layer.Addition(), relu, relu);
            }),
        network(
            "sums of sums",
            (net, images) -> {
              Value one = net.add("one", new Layer.Addition(), images, images);
              Value two = net.add("two", new Layer.Addition(), one, images);
              Value three = net.add("three", new Layer.Addition(), one, two);
              net.add("unread", new Layer.Relu(), three);
              return three;
            }));
  }

  private static Value attention(NetworkBuilder net, Value images) {
    Value tokens = net.add("tokens", new Layer.TokenEmbedding(), images);
    Value joined = net.add("qkv", new Layer.TokenLinear(12), tokens);
    Value mixed = net.add("attention", new Layer.Attention(2), joined);
    Value projected = net.add("projection", new Layer.TokenLinear(2), mixed);
    return net.add("sum", new Layer.Addition(), projected, tokens);
  }

  private static Value preactivated(NetworkBuilder net, Value images) {
    Value first = net.add("conv", convolution(4, 3, 1, Padding.around(1), false), images);
    Value one = net.add("bn1", Layer.BatchNormalization.STANDARD, first);
    Value relu1 = net.add("relu1", new Layer.Relu(), one);
    Value conv1 = net.add("conv1", convolution(5, 3, 2, Padding.around(1), false), relu1);
    Value two = net.add("bn2", Layer.BatchNormalization.STANDARD, conv1);
    Value relu2 = net.add("relu2", new Layer.Relu(), two);
    Value conv2 = net.add("conv2", convolution(5, 3, 1, Padding.around(1), false), relu2);
    Value shortcut = net.add("shortcut", convolution(5, 1, 2, Padding.NONE, false), relu1);
    Value sum = net.add("sum", new Layer.Addition(), shortcut, conv2);
    Value three = net.add("bn3", Layer.BatchNormalization.STANDARD, sum);
    Value relu3 = net.add("relu3", new Layer.Relu(), three);
    Value conv3 = net.add("conv3", convolution(5, 3, 1, Padding.around(1), false), relu3);
    return net.add("sum2", new Layer.Addition(), sum, conv3);
  }

  private static Value residual(NetworkBuilder net, Value images) {
    Value conv1 = net.add("conv1", convolution(4, 3, 1, Padding.around(1), false), images);
    Value one = net.add("bn1", Layer.BatchNormalization.STANDARD, conv1);
    Value shortcut = net.add("shortcut", convolution(4, 1, 1, Padding.NONE, false), images);
    Value two = net.add("bn2", Layer.BatchNormalization.STANDARD, shortcut);
    Value sum = net.add("sum", new Layer.Addition(), one, two);
    Value relu = net.add("relu", new Layer.Relu(), sum);
    Value conv2 = net.add("conv2", convolution(4, 3, 1, Padding.around(1), false), relu);
    Value three = net.add("bn3", Layer.BatchNormalization.STANDARD, conv2);
    Value sum2 = net.add("sum2", new Layer.Addition(), three, relu);
    return net.add("relu2", new Layer.Relu(), sum2);
  }

  private static NetworkDescription wide(BiFunction<NetworkBuilder, Value, Value> block) {
    NetworkBuilder net = new NetworkBuilder(new ImageShape(3, 16, 20));
    Layer normalization =
        new Layer.InputNormalization(List.of(0.4, 0.5, 0.6), List.of(0.5, 0.4, 0.3));
    Value images = net.add("normalization", normalization, net.images());
    Value filtered = net.add("filter", scaled(3, 3, 1), images);
    Value sharper = net.add("sharpen", new Layer.Addition(), images, filtered);
    Value first = net.add("conv0", scaled(16, 3, 1), sharper);
    Value features = net.add("pool", new Layer.GlobalAveragePooling(), block.apply(net, first));
    Value logits = net.add("classifier", new Layer.Linear(10, true), features);
    return net.build(features, logits);
  }

  private static Value widePreactivated(NetworkBuilder net, Value input) {
    Value relu1 =
        net.add(
            "relu1", new Layer.Relu(), net.add("bn1", Layer.BatchNormalization.STANDARD, input));
    Value shortcut = net.add("shortcut", scaled(32, 1, 2), relu1);
    Value conv1 = net.add("conv1", scaled(32, 3, 2), relu1);
    Value relu2 =
        net.add(
            "relu2", new Layer.Relu(), net.add("bn2", Layer.BatchNormalization.STANDARD, conv1));
    Value conv2 = net.add("conv2", scaled(32, 3, 1), relu2);
    Value sum = net.add("sum", new Layer.Addition(), conv2, shortcut);
    Value relu3 =
        net.add("relu3", new Layer.Relu(), net.add("bn3", Layer.BatchNormalization.STANDARD, sum));
    Value conv3 = net.add("conv3", scaled(32, 3, 1), relu3);
    return net.add("sum2", new Layer.Addition(), conv3, sum);
  }

  private static Value wideResidual(NetworkBuilder net, Value input) {
    Value conv1 = net.add("conv1", scaled(32, 3, 2), input);
    Value relu1 =
        net.add(
            "relu1", new Layer.Relu(), net.add("bn1", Layer.BatchNormalization.STANDARD, conv1));
    Value pool = net.add("pool1", new Layer.MaxPooling(3, 1, Padding.around(1)), relu1);
    Value bn2 =
        net.add("bn2", Layer.BatchNormalization.STANDARD, net.add("conv2", scaled(32, 3, 1), pool));
    Value bn3 =
        net.add("bn3", Layer.BatchNormalization.STANDARD, net.add("down", scaled(32, 1, 2), input));
    return net.add("relu", new Layer.Relu(), net.add("sum", new Layer.Addition(), bn2, bn3));
  }

  private static Value wideStraight(NetworkBuilder net, Value input) {
    Value narrow = net.add("narrow", scaled(16, 3, 1), input);
    Value narrowSum = net.add("narrow sum", new Layer.Addition(), narrow, input);
    Value widened = net.add("widen", scaled(48, 3, 1), narrowSum);
    Value conv1 = net.add("conv1", scaled(64, 3, 1), widened);
    Value bn1 = net.add("bn1", Layer.BatchNormalization.STANDARD, conv1);
    Value relu1 = net.add("relu1", new Layer.Relu(), bn1);
    Value conv2 = net.add("conv2", scaled(48, 3, 1), relu1);
    Value conv3 = net.add("conv3", scaled(64, 3, 1), conv2);
    Value conv4 = net.add("conv4", scaled(64, 3, 1), relu1);
    Value sum = net.add("sum", new Layer.Addition(), conv3, relu1);
    return net.add("sum2", new Layer.Addition(), conv4, sum);
  }

  /** A residual branch that is left out at random, and dropout whose input others read too. */
  private static Value shortened(NetworkBuilder net, Value images) {
    Value conv = net.add("conv", convolution(2, 3, 1, Padding.around(1), false), images);
    Value dropped = net.add("dropout", new Layer.Dropout(0.2), conv);
    Value branch = net.add("branch", convolution(2, 3, 1, Padding.around(1), true), dropped);
    Value depth = net.add("depth", new Layer.StochasticDepth(0.4), branch);
    return net.add("sum", new Layer.Addition(), depth, conv);
  }

  private static Layer.Convolution scaled(int outputs, int kernel, int stride) {
    return new Layer.Convolution(
        outputs,
        kernel,
        stride,
        Padding.around(kernel / 2),
        false,
        new Initialization.Normal(Math.sqrt(2.0 / (kernel * kernel * outputs))));
  }

  private static Sample layer(String name, Layer layer) {
    return network(name, (net, images) -> net.add("layer", layer, images));
  }

  /** Puts layers between the images and a linear classifier. */
  private static Sample network(String name, BiFunction<NetworkBuilder, Value, Value> layers) {
    NetworkBuilder net = new NetworkBuilder(new ImageShape(2, 6, 5));
    Value features = layers.apply(net, net.images());
    Value logits = net.add("classifier", new Layer.Linear(3, true), features);
    return new Sample(name, net.build(features, logits));
  }

  private static Sample head(String name, Layer layer) {
    NetworkBuilder net = new NetworkBuilder(new ImageShape(2, 6, 5));
    Value conv = net.add("conv", convolution(7, 3, 1, Padding.NONE, true), net.images());
    Value features = net.add("pool", new Layer.GlobalAveragePooling(), conv);
    return new Sample(name, net.build(features, net.add("classifier", layer, features)));
  }
}
