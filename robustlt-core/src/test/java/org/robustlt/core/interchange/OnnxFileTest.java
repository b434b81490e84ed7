package org.robustlt.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.Padding;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.architecture.CifarResNetOptions;
import org.robustlt.core.architecture.CosineClassifier;
import org.robustlt.core.architecture.CosinePlusClassifier;
import org.robustlt.core.architecture.DeepMindWideResNet;
import org.robustlt.core.architecture.LayerOptions;
import org.robustlt.core.architecture.LinearClassifier;
import org.robustlt.core.architecture.Nonlinearity;
import org.robustlt.core.architecture.PreActResNetOptions;
import org.robustlt.core.architecture.ResNetOptions;
import org.robustlt.core.architecture.SmallCnn;
import org.robustlt.core.architecture.VggOptions;
import org.robustlt.core.architecture.VisionTransformerOptions;
import org.robustlt.core.architecture.WideResNetOptions;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;

/** Our logits are those that ONNX Runtime computes from the exported file. */
class OnnxFileTest {
  private static final ImageShape CIFAR = new ImageShape(3, 32, 32);
  private static final ClassifierProvider.Context TEN = new ClassifierProvider.Context(10);

  private static final ResNetOptions IMAGENET_STEM =
      new ResNetOptions(
          18,
          ResNetOptions.Block.BASIC,
          ResNetOptions.Stem.IMAGENET,
          LayerOptions.of(Nonlinearity.SILU));

  private static final VisionTransformerOptions DROPPING =
      new VisionTransformerOptions(VisionTransformerOptions.Size.TINY, 4, 192, 12, 3, 0.1, 0.1);

  @TempDir private Path folder;

  static Stream<Arguments> networks() {
    ClassifierHead linear = Networks.linear(10);
    CosinePlusClassifier plus = new CosinePlusClassifier();
    return Stream.of(
        network("wrn-10-1", new WideResNetOptions(10, 1), CIFAR, linear),
        network("wrn-10-2", new WideResNetOptions(10, 2), new ImageShape(3, 64, 64), linear),
        network("resnet-18", new ResNetOptions(), CIFAR, linear),
        network("resnet-18", IMAGENET_STEM, CIFAR, linear),
        network("vgg-11-bn", new VggOptions(11), CIFAR, linear),
        network("resnet-50", new ResNetOptions(50), new ImageShape(3, 16, 16), linear),
        network("preact-resnet-18", new PreActResNetOptions(), new ImageShape(3, 16, 16), linear),
        network("cifar-resnet-20", new CifarResNetOptions(20), new ImageShape(3, 17, 16), linear),
        network("dm-wrn-10-1", new DeepMindWideResNet(10, 1), CIFAR, linear),
        network("vit-tiny", DROPPING, new ImageShape(3, 16, 8), linear),
        network("small-cnn", new SmallCnn(), new ImageShape(1, 28, 28), linear),
        network("small-cnn", new SmallCnn(), CIFAR, new LinearClassifier(false).create(TEN)),
        network("small-cnn", new SmallCnn(), CIFAR, new CosineClassifier(16, true).create(TEN)),
        network("small-cnn", new SmallCnn(), CIFAR, plus.create(TEN)),
        network(
            "small-cnn",
            new SmallCnn(),
            CIFAR,
            new CosinePlusClassifier(4, 0.1, 0.7, true).create(TEN)),
        Arguments.of("every kind of pooling", pooling()),
        Arguments.of("every nonlinearity", nonlinearities()),
        Arguments.of("image standardization", standardized()));
  }

  private static Arguments network(
      String name, ArchitectureProvider provider, ImageShape shape, ClassifierHead classifier) {
    NetworkBuilder builder = new NetworkBuilder(shape);
    List<Double> mean = List.of(0.49, 0.48, 0.44).subList(0, shape.channels());
    List<Double> deviation = List.of(0.2, 0.21, 0.22).subList(0, shape.channels());
    Value images =
        builder.add(
            "normalization", new Layer.InputNormalization(mean, deviation), builder.images());
    return Arguments.of(
        name + " on " + shape, Networks.describe(shape, provider, classifier, builder, images));
  }

  private static NetworkDescription pooling() {
    NetworkBuilder builder = new NetworkBuilder(new ImageShape(2, 9, 9));
    Value x =
        builder.add(
            "conv",
            new Layer.Convolution(
                4, 3, 1, new Padding(0, 1, 2, 3), true, new Initialization.Uniform(0.5)),
            builder.images());
    x = builder.add("max", new Layer.MaxPooling(3, 2, Padding.around(1)), x);
    x = builder.add("mean", new Layer.AveragePooling(2, 2, Padding.around(1)), x);
    Value logits = builder.add("fc", new Layer.Linear(3, true), x);
    return builder.build(x, logits);
  }

  private static NetworkDescription standardized() {
    NetworkBuilder builder = new NetworkBuilder(new ImageShape(3, 6, 5));
    Value x = builder.add("own", new Layer.ImageStandardization(), builder.images());
    Value logits = builder.add("fc", new Layer.Linear(3, true), x);
    return builder.build(x, logits);
  }

  private static NetworkDescription nonlinearities() {
    NetworkBuilder builder = new NetworkBuilder(new ImageShape(2, 5, 5));
    Value x = builder.images();
    for (Layer.Activation.Curve curve : Layer.Activation.Curve.values()) {
      Layer conv =
          new Layer.Convolution(4, 3, 1, Padding.around(1), true, new Initialization.Uniform(0.5));
      x = builder.add("conv " + curve, conv, x);
      x = builder.add("curve " + curve, new Layer.Activation(curve), x);
    }
    Value logits = builder.add("fc", new Layer.Linear(3, true), x);
    return builder.build(x, logits);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void logitsEqualThoseOfOnnxRuntime(String name, NetworkDescription description)
      throws IOException, OrtException {
    Path file = folder.resolve("network.onnx");
    OrtEnvironment runtime = OrtEnvironment.getEnvironment();
    try (Network network = Networks.compile(description)) {
      OnnxFile.write(file, network, Map.of("run", "test"));
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        try (OrtSession session = runtime.createSession(file.toString(), options)) {
          assertThat(session.getMetadata().getCustomMetadata()).containsEntry("run", "test");
          for (int batch : new int[] {1, 3}) {
            INDArray images = images(description.input(), batch);
            INDArray ours;
            try (ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
              ours = pass.logits().dup();
            }
            INDArray theirs = logits(runtime, session, images);
            assertThat(theirs.shape()).containsExactly(batch, description.classes());
            assertThat(theirs.sub(ours).amaxNumber().doubleValue())
                .isLessThan(1e-5 * Math.max(1, ours.amaxNumber().doubleValue()));
          }
        }
      }
    }
  }

  private static INDArray images(ImageShape shape, int batch) {
    return RandomSource.ofSeed(batch)
        .uniform(DataType.FLOAT, 0, 1, batch, shape.channels(), shape.height(), shape.width());
  }

  private static INDArray logits(OrtEnvironment runtime, OrtSession session, INDArray images)
      throws OrtException {
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                runtime, FloatBuffer.wrap(images.data().asFloat()), images.shape());
        OrtSession.Result result = session.run(Map.of(OnnxFile.INPUT, input))) {
      return Nd4j.createFromArray((float[][]) result.get(OnnxFile.OUTPUT).orElseThrow().getValue());
    }
  }
}
