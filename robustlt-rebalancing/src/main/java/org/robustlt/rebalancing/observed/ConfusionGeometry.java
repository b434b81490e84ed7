package org.robustlt.rebalancing.observed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;

/**
 * Which classes fall to attacks, and to which others (CGRm; Zhao et al., arXiv 2608.09688, as the
 * authors' published code computes it). After every so many epochs, the robust accuracy r_c and the
 * confusion P of the adversarial images that were learnt in the last of them, and the centres φ of
 * their features brought to length 1, move a score and a graph by a share 1−μ:
 *
 * <pre>s_c ← raw_c / mean(raw),   raw_c = max(mean(r) − r_c, 0) + κ·(1 − r_c)
 * G_ij ← P_ij·√(n_j/n_max) / ‖φ_i − φ_j‖ of the k largest of a row, over their mean, at most 5
 * </pre>
 *
 * <p>Serves losses that read the features of adversarial images.
 */
public final class ConfusionGeometry implements TrainingListener, Stateful {
  private static final String SCORE = "score";
  private static final String GRAPH = "graph";
  private static final String CONFUSION = "confusion";
  private static final String FEATURES = "features";
  private static final double LEAST_WEIGHT = 0.25;
  private static final double LARGEST_WEIGHT = 3;
  private static final double LARGEST_EDGE = 5;
  private static final double LEAST_DISTANCE = 1e-6;
  private static final double TINY = 1e-12;

  private final GeometryOptions options;
  private final ClassFrequencies frequencies;
  private final double[] score;
  private final double[] graph;
  private final long[] confusion;
  private double[] features;

  /** Begins with weights of 1 and no edges. */
  public ConfusionGeometry(GeometryOptions options, ClassFrequencies frequencies) {
    int classes = frequencies.classes();
    this.options = options;
    this.frequencies = frequencies;
    score = new double[classes];
    Arrays.fill(score, 1);
    graph = new double[classes * classes];
    confusion = new long[classes * classes];
    features = new double[classes];
  }

  /** Returns the weight of each class, {@code 1 + λ·s} within bounds, 1 on the mean. */
  public double[] weights() {
    double[] weights = Arrays.stream(score).map(s -> 1 + options.weight() * s).toArray();
    double mean = mean(weights);
    double[] bounded =
        Arrays.stream(weights)
            .map(w -> Math.max(LEAST_WEIGHT, Math.min(LARGEST_WEIGHT, w / mean)))
            .toArray();
    double boundedMean = mean(bounded);
    return Arrays.stream(bounded).map(w -> w / boundedMean).toArray();
  }

  /** Returns how much the boundary between a class and another counts. */
  public double edge(int from, int to) {
    return graph[from * score.length + to];
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof BatchFinished batch && batch.progress().epoch() % options.every() == 0) {
      add(batch.labels(), batch.adversarialPredictions(), batch.adversarialFeatures());
      if (batch.progress().batch() == batch.progress().batches() - 1) {
        finish();
      }
    }
  }

  private void add(int[] labels, int[] predictions, double[][] seen) {
    int classes = score.length;
    int width = seen[0].length;
    if (features.length != classes * width) {
      features = new double[classes * width];
    }
    for (int i = 0; i < labels.length; i++) {
      confusion[labels[i] * classes + predictions[i]]++;
      for (int f = 0; f < width; f++) {
        features[labels[i] * width + f] += seen[i][f];
      }
    }
  }

  private void finish() {
    int classes = score.length;
    double[][] shares = new double[classes][classes];
    double[] robust = new double[classes];
    for (int i = 0; i < classes; i++) {
      long row = Arrays.stream(confusion, i * classes, (i + 1) * classes).sum();
      for (int j = 0; j < classes; j++) {
        shares[i][j] = (double) confusion[i * classes + j] / Math.max(1, row);
      }
      robust[i] = shares[i][i];
    }
    moveScore(robust);
    moveGraph(shares);
    Arrays.fill(confusion, 0);
    Arrays.fill(features, 0);
  }

  private void moveScore(double[] robust) {
    double mean = mean(robust);
    double[] raw =
        Arrays.stream(robust)
            .map(r -> Math.max(mean - r, 0) + options.confusion() * (1 - r))
            .toArray();
    double scale = Math.max(TINY, mean(raw));
    for (int c = 0; c < raw.length; c++) {
      score[c] = options.momentum() * score[c] + (1 - options.momentum()) * raw[c] / scale;
    }
  }

  private void moveGraph(double[][] shares) {
    int classes = score.length;
    double largest = IntStream.range(0, classes).mapToLong(frequencies::count).max().orElse(1);
    double[][] centres = centres();
    double[] edges = new double[classes * classes];
    for (int i = 0; i < classes; i++) {
      double[] row = new double[classes];
      for (int j = 0; j < classes; j++) {
        row[j] =
            i == j
                ? 0
                : shares[i][j]
                    * Math.sqrt(frequencies.count(j) / largest)
                    / Math.max(LEAST_DISTANCE, distance(centres[i], centres[j]));
      }
      int from = i * classes;
      IntStream.range(0, classes)
          .boxed()
          .sorted(Comparator.comparing(j -> -row[j]))
          .limit(options.neighbours())
          .forEach(j -> edges[from + j] = row[j]);
    }
    double scale = Arrays.stream(edges).filter(e -> e > 0).average().orElse(1);
    for (int e = 0; e < edges.length; e++) {
      double edge = Math.min(LARGEST_EDGE, edges[e] / Math.max(TINY, scale));
      graph[e] = options.momentum() * graph[e] + (1 - options.momentum()) * edge;
    }
  }

  /** A sum has the direction of its mean. */
  private double[][] centres() {
    int width = features.length / score.length;
    double[][] centres = new double[score.length][];
    for (int c = 0; c < centres.length; c++) {
      double[] sum = Arrays.copyOfRange(features, c * width, (c + 1) * width);
      double length = Math.max(TINY, distance(sum, new double[width]));
      centres[c] = Arrays.stream(sum).map(x -> x / length).toArray();
    }
    return centres;
  }

  private static double distance(double[] one, double[] other) {
    double squares = 0;
    for (int f = 0; f < one.length; f++) {
      squares += (one[f] - other[f]) * (one[f] - other[f]);
    }
    return Math.sqrt(squares);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of(
        SCORE,
        Nd4j.createFromArray(score),
        GRAPH,
        Nd4j.createFromArray(graph),
        CONFUSION,
        Nd4j.createFromArray(confusion),
        FEATURES,
        Nd4j.createFromArray(features));
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    Memory.checkNames(state, Set.of(SCORE, GRAPH, CONFUSION, FEATURES));
    double[] scores = Memory.of(state, SCORE, score.length).toDoubleVector();
    double[] edges = Memory.of(state, GRAPH, graph.length).toDoubleVector();
    long[] counts = Memory.of(state, CONFUSION, confusion.length).toLongVector();
    @Nullable INDArray sums = state.get(FEATURES);
    if (sums == null || sums.rank() != 1 || sums.length() % score.length != 0) {
      throw new IllegalArgumentException(
          FEATURES
              + " must be as many numbers for each of "
              + score.length
              + " classes, got "
              + (sums == null ? "nothing" : Arrays.toString(sums.shape())));
    }
    features = sums.toDoubleVector();
    System.arraycopy(scores, 0, score, 0, scores.length);
    System.arraycopy(edges, 0, graph, 0, edges.length);
    System.arraycopy(counts, 0, confusion, 0, counts.length);
  }
}
