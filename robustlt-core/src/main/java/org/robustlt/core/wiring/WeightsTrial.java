package org.robustlt.core.wiring;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.Network;
import org.robustlt.core.evaluation.StratifiedSample;
import org.robustlt.core.evaluation.TestImages;
import org.robustlt.core.interchange.StateDict;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.run.RunData;
import org.robustlt.core.training.NetworkWeights;

/**
 * What a network with somebody's weights makes of natural test images.
 *
 * @param right which of the images it classifies rightly
 * @param images how many there were
 * @param surprise of each batch normalization in turn, how far its running statistics are from
 *     those of the images: the mean over its channels of |ln(variance ratio)| and of the distance
 *     of the means in standard deviations. Where the input is normalized in another way than in
 *     training, the first is surprised; where another nonlinearity stands between, those behind it
 */
record WeightsTrial(BitSet right, int images, List<Double> surprise) {
  private static final int BATCH = 100;

  /**
   * Measures.
   *
   * @param most how many test images, about equally many of each class
   * @throws org.robustlt.core.file.FileFormatException if the weights are those of another network
   */
  static WeightsTrial of(Recipe recipe, RunData data, StateDict weights, int most) {
    DataType type = DataType.FLOAT;
    NetworkDescription description = NetworkAssembly.describe(recipe.model(), data.dataSet());
    Map<String, INDArray> arrays = weights.of(description);
    RandomSource random = RandomSource.ofSeed(0);
    try (Network network =
        new CompiledNetwork(
            description,
            type,
            KernelLibraries.preferred(type),
            recipe.engine().activations(),
            random)) {
      NetworkWeights.load(network, weights.file(), arrays);
      TestImages test = new TestImages(data.dataSet().test(), type);
      int size = data.dataSet().test().size();
      int classes = data.dataSet().classes();
      int[] all = new int[size];
      Arrays.setAll(all, i -> i);
      int[] indices =
          most < size && most >= classes
              ? StratifiedSample.draw(test.labels(all), classes, most, random)
              : all;
      List<Double> surprise = surprise(network, test, indices);
      NetworkWeights.load(network, weights.file(), arrays);
      return new WeightsTrial(right(network, test, indices), indices.length, surprise);
    }
  }

  /** Returns how much the first batch normalization is surprised; nothing if there is none. */
  Optional<Double> firstSurprise() {
    return surprise.stream().findFirst();
  }

  /** Returns how much batch normalizations are surprised on average. */
  double meanSurprise() {
    return surprise.stream().mapToDouble(s -> s).average().orElse(0);
  }

  double accuracy() {
    return (double) right.cardinality() / images;
  }

  /** Returns how many images only one of both classifies rightly: this one, and the other. */
  int[] onlyOne(WeightsTrial other) {
    BitSet ours = (BitSet) right.clone();
    ours.andNot(other.right);
    BitSet theirs = (BitSet) other.right.clone();
    theirs.andNot(right);
    return new int[] {ours.cardinality(), theirs.cardinality()};
  }

  private static BitSet right(Network network, TestImages test, int[] indices) {
    BitSet right = new BitSet();
    for (int from = 0; from < indices.length; from += BATCH) {
      int[] batch = Arrays.copyOfRange(indices, from, Math.min(from + BATCH, indices.length));
      int[] labels = test.labels(batch);
      try (INDArray images = test.read(batch);
          ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
        INDArray predicted = pass.logits().argMax(1);
        for (int i = 0; i < batch.length; i++) {
          right.set(from + i, predicted.getLong(i) == labels[i]);
        }
      }
    }
    return right;
  }

  private static List<Double> surprise(Network network, TestImages test, int[] indices) {
    List<Statistics> all =
        network.description().nodes().stream()
            .filter(node -> node.layer() instanceof Layer.BatchNormalization)
            .map(node -> Statistics.of(network, node))
            .toList();
    if (all.isEmpty()) {
      return List.of();
    }
    int step = Math.max(1, indices.length / BATCH);
    int[] batch = new int[(indices.length - 1) / step + 1];
    Arrays.setAll(batch, i -> indices[i * step]);
    try (INDArray images = test.read(batch)) {
      network.forward(images, BatchNormMode.BATCH_STATISTICS_UPDATING).close();
    }
    return all.stream().map(Statistics::surprise).toList();
  }

  /** The running statistics of a batch normalization, which move, and what they were before. */
  private record Statistics(
      INDArray mean, INDArray variance, INDArray oldMean, INDArray oldVariance, double momentum) {
    static Statistics of(Network network, NetworkDescription.Node node) {
      INDArray mean = parameter(network, node.name() + ".running_mean");
      INDArray variance = parameter(network, node.name() + ".running_var");
      return new Statistics(
          mean,
          variance,
          mean.dup(),
          variance.dup(),
          ((Layer.BatchNormalization) node.layer()).momentum());
    }

    double surprise() {
      double sum = 0;
      for (long c = 0; c < mean.length(); c++) {
        double theirs = Math.max(oldVariance.getDouble(c), 1e-12);
        double ours = (variance.getDouble(c) - (1 - momentum) * theirs) / momentum;
        double center = (mean.getDouble(c) - (1 - momentum) * oldMean.getDouble(c)) / momentum;
        sum += Math.abs(Math.log(Math.max(ours, 1e-12) / theirs));
        sum += Math.abs(center - oldMean.getDouble(c)) / Math.sqrt(theirs);
      }
      return sum / mean.length();
    }
  }

  private static INDArray parameter(Network network, String name) {
    return network.parameters().all().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
