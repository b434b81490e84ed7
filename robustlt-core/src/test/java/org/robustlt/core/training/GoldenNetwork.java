package org.robustlt.core.training;

import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.Padding;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;
import org.robustlt.tck.golden.Npz;

/** The small network of golden kinds 06 and 08. */
final class GoldenNetwork {
  private GoldenNetwork() {}

  static Network of(
      ImageShape shape, int classes, String classifier, KernelLibrary library, DataType type) {
    NetworkBuilder network = new NetworkBuilder(shape);
    NetworkBuilder.Value x = block(network, network.images(), 1, 8, 1);
    x = block(network, x, 2, 16, 2);
    NetworkBuilder.Value features =
        network.add("backbone.pool", new Layer.GlobalAveragePooling(), x);
    NetworkBuilder.Value logits =
        classifier.equals("CosPlus")
            ? network.add(
                "classifier", new Layer.CosineLinear(classes, 1, 1 / 32.0, 1, false), features)
            : network.add("classifier.fc", new Layer.Linear(classes, true), features);
    NetworkDescription description = network.build(features, logits);
    return new CompiledNetwork(description, type, library, RandomSource.ofSeed(0));
  }

  private static NetworkBuilder.Value block(
      NetworkBuilder network, NetworkBuilder.Value input, int number, int outputs, int stride) {
    NetworkBuilder.Value convolved =
        network.add(
            "backbone.conv" + number,
            new Layer.Convolution(
                outputs, 3, stride, Padding.around(1), false, Initialization.ZEROS),
            input);
    NetworkBuilder.Value normalized =
        network.add("backbone.bn" + number, Layer.BatchNormalization.STANDARD, convolved);
    return network.add("backbone.relu" + number, new Layer.Relu(), normalized);
  }

  /** Gives every parameter the values under {@code prefix + name}. */
  static void load(Network network, Npz arrays, String prefix) {
    for (Parameter parameter : network.parameters().all()) {
      parameter.value().assign(arrays.get(prefix + parameter.name()).array());
    }
    network.parameters().changed();
  }
}
