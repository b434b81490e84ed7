package org.robustlt.core.adversary;

import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.Padding;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.Network;
import org.robustlt.tck.ClassifierContract;

/** Networks keep the contract of classifiers. */
class NetworkClassifierContractTest extends ClassifierContract {
  static final ImageShape SHAPE = new ImageShape(3, 6, 6);

  @Override
  protected ImageShape shape() {
    return SHAPE;
  }

  @Override
  protected Classifier classifier() {
    return new NetworkClassifier(network(), BatchNormMode.RUNNING_STATISTICS);
  }

  static Network network() {
    return new CompiledNetwork(
        description(),
        DataType.DOUBLE,
        KernelLibraries.named("nd4j", DataType.DOUBLE),
        RandomSource.ofSeed(4));
  }

  private static NetworkDescription description() {
    NetworkBuilder network = new NetworkBuilder(SHAPE);
    Layer convolution =
        new Layer.Convolution(5, 3, 1, Padding.around(1), false, new Initialization.Uniform(0.5));
    NetworkBuilder.Value x = network.add("conv", convolution, network.images());
    x = network.add("bn", Layer.BatchNormalization.STANDARD, x);
    NetworkBuilder.Value features = network.add("pool", new Layer.GlobalAveragePooling(), x);
    return network.build(features, network.add("fc", new Layer.Linear(4, true), features));
  }
}
