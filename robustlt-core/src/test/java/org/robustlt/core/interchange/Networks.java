package org.robustlt.core.interchange;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.architecture.LinearClassifierProvider;
import org.robustlt.core.architecture.SmallCnnProvider;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;

/** Networks to exchange. */
final class Networks {
  private Networks() {}

  static Network smallCnn(int width, int classes) {
    return compile(
        describe(
            new ImageShape(3, 8, 8),
            new SmallCnnProvider(),
            new SmallCnnProvider.Options(width),
            linear(classes)));
  }

  static ClassifierHead linear(int classes) {
    LinearClassifierProvider linear = new LinearClassifierProvider();
    return linear.create(linear.defaults(), new ClassifierProvider.Context(classes));
  }

  static <O extends Record> NetworkDescription describe(
      ImageShape shape, ArchitectureProvider<O> provider, O options, ClassifierHead classifier) {
    NetworkBuilder network = new NetworkBuilder(shape);
    return describe(shape, provider, options, classifier, network, network.images());
  }

  static <O extends Record> NetworkDescription describe(
      ImageShape shape,
      ArchitectureProvider<O> provider,
      O options,
      ClassifierHead classifier,
      NetworkBuilder network,
      Value images) {
    Architecture architecture = provider.create(options, new ArchitectureProvider.Context(shape));
    Value features = architecture.addTo(network, images);
    return network.build(features, classifier.addTo(network, features));
  }

  /** The options that a recipe gets by a name such as wrn-10-1. */
  static <O extends Record> O named(ArchitectureProvider<O> provider, String name) {
    return provider.defaultsFor(ComponentName.of(name)).orElseThrow();
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
