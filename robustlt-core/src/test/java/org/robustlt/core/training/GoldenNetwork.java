package org.robustlt.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
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

  /** Returns the network with a classifier, as wide as its first values under {@code arrays}. */
  static Network of(Npz arrays, String classifier, KernelLibrary library, DataType type) {
    long[] shape = arrays.get("batch0/x").shape();
    String prefix = "init_" + classifier + "/";
    int classes = outputs(arrays, prefix + "classifier." + (classifier.equals("FC") ? "fc." : ""));
    NetworkBuilder network =
        new NetworkBuilder(new ImageShape((int) shape[1], (int) shape[2], (int) shape[3]));
    NetworkBuilder.Value x =
        block(network, network.images(), 1, outputs(arrays, prefix + "backbone.conv1."), 1);
    x = block(network, x, 2, outputs(arrays, prefix + "backbone.conv2."), 2);
    NetworkBuilder.Value features =
        network.add("backbone.pool", new Layer.GlobalAveragePooling(), x);
    NetworkBuilder.Value logits =
        classifier.equals("FC")
            ? network.add("classifier.fc", new Layer.Linear(classes, true), features)
            : network.add(
                "classifier", new Layer.CosineLinear(classes, 1, 1 / 32.0, 1, false), features);
    NetworkDescription description = network.build(features, logits);
    return new CompiledNetwork(description, type, library, RandomSource.ofSeed(0));
  }

  private static int outputs(Npz arrays, String layer) {
    return (int) arrays.get(layer + "weight").shape()[0];
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
      INDArray value = arrays.get(prefix + parameter.name()).array();
      // ND4J copies arrays of any length.
      assertThat(value.shape()).as(parameter.name()).isEqualTo(parameter.value().shape());
      parameter.values().load(value);
    }
    network.parameters().changed();
  }
}
