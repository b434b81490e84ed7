package org.robustlt.core.interchange;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.architecture.LinearClassifier;
import org.robustlt.core.architecture.SmallCnn;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;

/** Networks to exchange. */
final class Networks {
  private Networks() {}

  static Network smallCnn(int width, int classes) {
    return compile(describe(new ImageShape(3, 8, 8), new SmallCnn(width), linear(classes)));
  }

  static ClassifierHead linear(int classes) {
    LinearClassifier linear = new LinearClassifier();
    return linear.create(new ClassifierProvider.Context(classes));
  }

  static NetworkDescription describe(
      ImageShape shape, ArchitectureProvider provider, ClassifierHead classifier) {
    NetworkBuilder network = new NetworkBuilder(shape);
    return describe(shape, provider, classifier, network, network.images());
  }

  static NetworkDescription describe(
      ImageShape shape,
      ArchitectureProvider provider,
      ClassifierHead classifier,
      NetworkBuilder network,
      Value images) {
    Architecture architecture = provider.create(new ArchitectureProvider.Context(shape));
    Value features = architecture.addTo(network, images);
    return network.build(features, classifier.addTo(network, features));
  }

  /** Compiles a network whose running statistics are those of no special batch. */
  static Network compile(NetworkDescription description) {
    RandomSource random = RandomSource.ofSeed(7);
    Network network =
        new CompiledNetwork(
            description, DataType.FLOAT, KernelLibraries.preferred(DataType.FLOAT), random);
    for (Parameter parameter : network.parameters().all()) {
      INDArray value = parameter.value();
      if (value.rank() == 1) {
        boolean positive = parameter.name().endsWith("running_var");
        value.assign(
            random
                .at(parameter.name())
                .uniform(DataType.FLOAT, positive ? 0.5 : -0.5, positive ? 2 : 0.9, value.shape()));
      }
    }
    network.parameters().changed();
    return network;
  }
}
