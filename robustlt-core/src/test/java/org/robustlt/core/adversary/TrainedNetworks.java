package org.robustlt.core.adversary;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.Padding;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;
import org.robustlt.tck.golden.NpyArray;
import org.robustlt.tck.golden.Npz;

/**
 * The trained networks of golden kind 08, and their images. They are 3x3 convolutions, the first of
 * stride 1 and the others of stride 2, each with batch normalization and ReLU, then the mean over
 * the image and a linear layer.
 */
final class TrainedNetworks {
  private TrainedNetworks() {}

  /** Compiles the network {@code net8} or {@code net16}. */
  static Network network(Npz arrays, String name, DataType type, KernelLibrary library) {
    String prefix = name + "/weights/";
    Network network =
        new CompiledNetwork(describe(arrays, name, prefix), type, library, RandomSource.ofSeed(0));
    for (Parameter parameter : network.parameters().all()) {
      parameter.values().load(arrays.get(prefix + parameter.name()).array().castTo(type));
    }
    network.parameters().changed();
    return network;
  }

  private static NetworkDescription describe(Npz arrays, String name, String prefix) {
    long[] images = arrays.get(name + "/x_uint8").shape();
    NetworkBuilder network =
        new NetworkBuilder(new ImageShape((int) images[1], (int) images[2], (int) images[3]));
    Value value = network.images();
    for (int i = 1; arrays.has(prefix + "backbone.conv" + i + ".weight"); i++) {
      String convolution = "backbone.conv" + i;
      int outputs = (int) arrays.get(prefix + convolution + ".weight").shape()[0];
      value =
          network.add(
              convolution,
              new Layer.Convolution(
                  outputs, 3, i == 1 ? 1 : 2, Padding.around(1), false, Initialization.ZEROS),
              value);
      value = network.add("backbone.bn" + i, Layer.BatchNormalization.STANDARD, value);
      value = network.add("backbone.relu" + i, new Layer.Relu(), value);
    }
    value = network.add("backbone.pool", new Layer.GlobalAveragePooling(), value);
    int classes = (int) arrays.get(prefix + "classifier.fc.bias").shape()[0];
    Value logits = network.add("classifier.fc", new Layer.Linear(classes, true), value);
    return network.build(value, logits);
  }

  /** Returns images in pixel scale, rounded to float32 in either type. */
  static INDArray images(Npz arrays, String name, DataType type) {
    NpyArray bytes = arrays.get(name + "/x_uint8");
    double[] levels = bytes.doubles();
    float[] pixels = new float[levels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) levels[i] / 255f;
    }
    return Nd4j.create(pixels, bytes.shape(), 'c').castTo(type);
  }
}
