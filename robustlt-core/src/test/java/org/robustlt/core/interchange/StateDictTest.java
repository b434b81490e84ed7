package org.robustlt.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.core.architecture.ResNetOptions;
import org.robustlt.core.architecture.WideResNetOptions;
import org.robustlt.core.file.SavedArray;

class StateDictTest {
  private static final Path FILE = Path.of("weights.pt");
  private static final ImageShape CIFAR = new ImageShape(3, 32, 32);
  private static final NetworkDescription WRN = wrn(10, 1);

  private static NetworkDescription wrn(int depth, int width) {
    return Networks.describe(CIFAR, new WideResNetOptions(depth, width), Networks.linear(10));
  }

  private static Map<String, INDArray> arrays(
      NetworkDescription network, UnaryOperator<String> renaming) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            p -> {
              long[] shape = p.spec().shape().stream().mapToLong(Integer::longValue).toArray();
              arrays.put(renaming.apply(p.name()), Nd4j.create(DataType.FLOAT, shape));
              if (p.name().endsWith("running_var")) {
                arrays.put(
                    renaming.apply(p.name()).replace("running_var", "num_batches_tracked"),
                    Nd4j.scalar(9L));
              }
            });
    return arrays;
  }

  private static StateDict dict(Map<String, INDArray> arrays) {
    Map<String, SavedArray> saved = new LinkedHashMap<>();
    arrays.forEach((name, array) -> saved.put(name, SavedArray.of(array)));
    return new StateDict(FILE, saved);
  }

  private static void fits(NetworkDescription network, Map<String, INDArray> arrays) {
    assertThat(dict(arrays).of(network).keySet())
        .containsExactlyInAnyOrderElementsOf(network.parameters().map(p -> p.name()).toList());
  }

  private static String messageOf(NetworkDescription network, Map<String, INDArray> arrays) {
    return assertThatThrownBy(() -> dict(arrays).of(network)).actual().getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "module.", "model.", "model.module.", "net.", "module.0.", "1."})
  void wrappersOfTheNetworkAreTakenAway(String wrapper) {
    fits(WRN, arrays(WRN, name -> wrapper + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fc", "linear", "logits", "module.fc", "model.head"})
  void networksWithoutBackboneAreUnderstood(String classifier) {
    String wrapper = classifier.substring(0, classifier.lastIndexOf('.') + 1);
    fits(
        WRN,
        arrays(
            WRN,
            name ->
                name.startsWith("backbone.")
                    ? wrapper + name.substring("backbone.".length())
                    : name.replace("classifier.fc", classifier)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"g.1", "1", "model.projection.last"})
  void aClassifierOfAnyNameIsTheLastMatrix(String classifier) {
    fits(
        WRN,
        arrays(WRN, name -> name.replace("backbone.", "0.").replace("classifier.fc", classifier)));
  }

  @Test
  void weightsThatAreNotFiniteAreRefused() {
    Map<String, INDArray> arrays = arrays(WRN, name -> name);
    arrays.get("backbone.conv1.weight").putScalar(3, Float.NaN);
    arrays.get("classifier.fc.bias").putScalar(1, Float.NEGATIVE_INFINITY);

    assertThat(messageOf(WRN, arrays))
        .isEqualTo(
            """
            weights.pt: holds values that are NaN or infinite, so its training diverged
              backbone.conv1.weight [16, 3, 3, 3]
              classifier.fc.bias [10]\
            """
                .indent(0)
                .strip());
  }

  @Test
  void theShortcutsOfTorchvisionAreUnderstood() {
    NetworkDescription resnet =
        Networks.describe(CIFAR, new ResNetOptions(18), Networks.linear(10));
    fits(
        resnet,
        arrays(
            resnet,
            name ->
                name.replace("backbone.", "")
                    .replace("classifier.fc", "fc")
                    .replace("shortcut", "downsample")));
  }

  @Test
  void theUnusedBlockOfPublishedWideResNetsIsPassedOver() {
    Map<String, INDArray> arrays =
        arrays(WRN, n -> n.replace("backbone.", "").replace("classifier.", ""));
    arrays.put("sub_block1.layer.0.conv1.weight", Nd4j.create(DataType.FLOAT, 16, 16, 3, 3));
    fits(WRN, arrays);
  }

  @Test
  void everyDifferenceIsToldWithItsShape() {
    Map<String, INDArray> arrays = arrays(WRN, name -> name);
    arrays.remove("classifier.fc.bias");
    arrays.put("classifier.fc.weight", Nd4j.create(DataType.FLOAT, 100, 64));
    arrays.put("backbone.extra.weight", Nd4j.create(DataType.FLOAT, 2, 3));
    assertThat(messageOf(WRN, arrays))
        .isEqualTo(
            """
            weights.pt: holds another network: 3 arrays differ
              has shape [100, 64] in the file: classifier.fc.weight [10, 64]
              is missing: classifier.fc.bias [10]
              is unknown: backbone.extra.weight [2, 3]\
            """);
  }

  @Test
  void aDeeperNetworkIsNoShallowerOneWithSomethingLeftOver() {
    assertThat(messageOf(WRN, arrays(wrn(16, 1), name -> name)))
        .startsWith("weights.pt: holds another network: 30 arrays differ\n  is unknown: backbone.");
  }

  @Test
  void twoArraysForOneParameterAreAmbiguous() {
    Map<String, INDArray> arrays = arrays(WRN, name -> name);
    arrays.put("fc.bias", Nd4j.create(DataType.FLOAT, 10));
    assertThat(messageOf(WRN, arrays))
        .contains("is there twice: classifier.fc.bias, as classifier.fc.bias and as fc.bias");
  }

  @Test
  void anotherNormalizationOfTheInputIsRefused() {
    NetworkBuilder builder = new NetworkBuilder(CIFAR);
    NetworkDescription network =
        Networks.describe(
            CIFAR,
            new WideResNetOptions(10, 1),
            Networks.linear(10),
            builder,
            builder.add(
                "normalization",
                new Layer.InputNormalization(List.of(0.5, 0.5, 0.5), List.of(0.2, 0.2, 0.2)),
                builder.images()));
    Map<String, INDArray> arrays = arrays(network, name -> "model." + name);
    arrays.put("mu", Nd4j.createFromArray(0.5f, 0.5f, 0.5f).reshape(3, 1, 1));
    arrays.put("sigma", Nd4j.createFromArray(0.2f, 0.2f, 0.2f).reshape(3, 1, 1));
    fits(network, arrays);

    arrays.put("sigma", Nd4j.createFromArray(0.25f, 0.2f, 0.2f).reshape(3, 1, 1));
    assertThat(messageOf(network, arrays))
        .contains("divides by the standard deviation")
        .contains("(sigma)")
        .contains("[0.2, 0.2, 0.2]");
  }
}
