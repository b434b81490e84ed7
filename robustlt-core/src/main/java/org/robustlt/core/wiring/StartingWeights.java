package org.robustlt.core.wiring;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.interchange.SavedWeights;
import org.robustlt.core.interchange.StateDict;
import org.robustlt.core.interchange.WeightsFile;
import org.robustlt.core.recipe.ModelSection;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.training.NetworkWeights;

/**
 * Weights that a training begins with: those of a run, or of somebody's file. A classifier of
 * another number of classes is left out.
 *
 * @param model the network, and where its weights are
 * @param dataSet what it is trained on
 */
record StartingWeights(ModelSection model, ImageDataSet dataSet) {
  /**
   * Puts the weights into the network.
   *
   * @param notes hears what begins anew
   * @throws org.robustlt.core.file.FileFormatException if they are missing, damaged or those of
   *     another backbone; the network is then unchanged
   */
  void load(Network network, Consumer<String> notes) {
    Path given = Path.of(model.weights());
    Map<String, INDArray> arrays = new HashMap<>(read(RunDirectory.weights(given), network));
    Set<String> names = classifier(network.description());
    List<Parameter> classifier =
        network.parameters().all().stream().filter(p -> names.contains(p.name())).toList();
    boolean other = classifier.stream().anyMatch(p -> !fits(p, arrays));
    if (other || model.newClassifier()) {
      classifier.forEach(p -> arrays.put(p.name(), p.value().dup()));
    }
    NetworkWeights.load(network, given, arrays);
    notes.accept(
        "begins with the weights of "
            + given
            + (other
                ? ", whose classifier is not one of "
                    + dataSet.classes()
                    + " classes: the classifier begins anew"
                : model.newClassifier() ? "; the classifier begins anew" : ""));
  }

  /**
   * Puts those of another network into it, the classifier's too.
   *
   * @throws org.robustlt.core.file.FileFormatException if they are missing, damaged or those of
   *     another network
   */
  void loadAll(Network network, Path given) {
    NetworkWeights.load(network, given, read(RunDirectory.weights(given), network));
  }

  /** Returns the names of the parameters of a classifier. */
  static Set<String> classifier(NetworkDescription network) {
    return names(network.nodes().subList(network.features() + 1, network.nodes().size()));
  }

  /** Returns the names of all other parameters. */
  static Set<String> backbone(NetworkDescription network) {
    return names(network.nodes().subList(0, network.features() + 1));
  }

  private static Set<String> names(List<NetworkDescription.Node> nodes) {
    return nodes.stream()
        .flatMap(node -> node.parameters().stream().map(p -> node.name() + "." + p.suffix()))
        .collect(Collectors.toSet());
  }

  private static boolean fits(Parameter parameter, Map<String, INDArray> arrays) {
    INDArray saved = arrays.get(parameter.name());
    return saved != null && Arrays.equals(saved.shape(), parameter.shape());
  }

  private Map<String, INDArray> read(Path file, Network network) {
    try (SavedWeights saved = new WeightsFile(file, Optional.empty()).open()) {
      StateDict weights = saved.only();
      int classes = weights.classes().orElse(dataSet.classes());
      NetworkDescription description =
          classes == dataSet.classes()
              ? network.description()
              : NetworkAssembly.describe(model, withClasses(classes));
      return weights.fittedTo(description).of(description);
    }
  }

  private ImageDataSet withClasses(int classes) {
    return new ImageDataSet(
        dataSet.name(),
        Collections.nCopies(classes, ""),
        dataSet.training(),
        dataSet.test(),
        dataSet.normalization());
  }
}
