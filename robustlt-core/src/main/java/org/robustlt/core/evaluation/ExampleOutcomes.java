package org.robustlt.core.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.contract.AttackCall;

/** What became of every example of an evaluation. */
public final class ExampleOutcomes {
  /** The example withstood every stage. */
  public static final int WITHSTOOD = -1;

  /** The example is misclassified without any attack. */
  public static final int NATURALLY = -2;

  private static final double ROUNDING = AttackCall.rounding(DataType.FLOAT);

  private final int[] indices;
  private final int[] labels;
  private final int[] natural;
  private final int[] predictions;
  private final double[] naturalConfidences;
  private final double[] confidences;
  private final int[] brokenBy;
  private final double[] linf;
  private final double[] l2;
  private Optional<double[]> l1 = Optional.empty();
  private final double[] lowest;
  private final double[] highest;
  private final double[] distances;
  private final int[] nearest;
  private final boolean[] withoutGradient;

  /**
   * Begins without any outcome.
   *
   * @param indices where the examples stand in the test set
   * @param labels their classes
   */
  public ExampleOutcomes(int[] indices, int[] labels) {
    this.indices = indices.clone();
    this.labels = labels.clone();
    int size = labels.length;
    natural = new int[size];
    predictions = new int[size];
    naturalConfidences = new double[size];
    confidences = new double[size];
    brokenBy = new int[size];
    linf = new double[size];
    l2 = new double[size];
    lowest = new double[size];
    highest = new double[size];
    distances = new double[size];
    nearest = new int[size];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    withoutGradient = new boolean[size];
    Arrays.fill(brokenBy, WITHSTOOD);
  }

  /** Returns the number of examples. */
  public int size() {
    return labels.length;
  }

  /** Returns where the examples stand in the test set; a fresh array. */
  public int[] indices() {
    return indices.clone();
  }

  /** Returns the classes of the examples; a fresh array. */
  public int[] labels() {
    return labels.clone();
  }

  /** Returns what the natural images are taken for; a fresh array. */
  public int[] natural() {
    return natural.clone();
  }

  /**
   * Returns what the examples are taken for in the worst case that was found: the adversarial image
   * of those that were broken, the natural one of the others; a fresh array.
   */
  public int[] predictions() {
    return predictions.clone();
  }

  /** Returns the probabilities of what the natural images are taken for; a fresh array. */
  public double[] naturalConfidences() {
    return naturalConfidences.clone();
  }

  /**
   * Returns the probability of what the last image that was tried is taken for: the adversarial
   * image of a broken example, the natural one where none was tried; a fresh array.
   */
  public double[] confidences() {
    return confidences.clone();
  }

  /**
   * Returns the stage that broke each example, counted from 0, or {@link #WITHSTOOD} or {@link
   * #NATURALLY}; a fresh array.
   */
  public int[] brokenBy() {
    return brokenBy.clone();
  }

  /**
   * Returns how far the last image that was tried is from the natural one: the adversarial image of
   * a broken example, 0 where none was tried; pixel scale, a fresh array.
   */
  public double[] linf() {
    return linf.clone();
  }

  /** Returns the same distance in the Euclidean norm; a fresh array. */
  public double[] l2() {
    return l2.clone();
  }

  /** Returns the same distance as a sum, of attacks in L1; a fresh array. */
  public Optional<double[]> l1() {
    return l1.map(double[]::clone);
  }

  /** Returns the smallest pixel value of that image; a fresh array. */
  public double[] lowest() {
    return lowest.clone();
  }

  /** Returns the largest pixel value of that image; a fresh array. */
  public double[] highest() {
    return highest.clone();
  }

  /**
   * Returns how far the nearest misclassified image of each example is that was found, in the norm
   * of the attack: 0 if the natural one is misclassified, infinity if none was found; a fresh
   * array.
   */
  public double[] distances() {
    return distances.clone();
  }

  /**
   * Counts the predictions of an attack of a radius, as far as the distances tell.
   *
   * @param classes the number of classes
   */
  public ConfusionMatrix confusionAt(double radius, int classes) {
    int[] at = nearest.clone();
    for (int i = 0; i < at.length; i++) {
      if (!reaches(distances[i], radius)) {
        at[i] = labels[i];
      }
    }
    ConfusionMatrix confusion = new ConfusionMatrix(classes);
    confusion.add(labels, at);
    return confusion;
  }

  /** Returns whether a radius reaches as far, but for rounding. */
  private static boolean reaches(double distance, double radius) {
    return distance == 0 || (radius > 0 && distance <= radius + ROUNDING);
  }

  /** Returns how many examples some stage of the attack got no gradient of but zero. */
  public long withoutGradient() {
    return IntStream.range(0, size()).filter(i -> withoutGradient[i]).count();
  }

  /** Returns the positions of the examples that stood when a stage began. */
  int[] standingBefore(int stage) {
    return IntStream.range(0, size())
        .filter(i -> brokenBy[i] == WITHSTOOD || brokenBy[i] >= stage)
        .toArray();
  }

  /** Returns how many examples stand after so many stages; 0 stages: no attack yet. */
  public int standingAfter(int stages) {
    return standingBefore(stages).length;
  }

  /** Returns what the examples were taken for after so many stages; a fresh array. */
  int[] predictionsAfter(int stages) {
    int[] after = predictions.clone();
    for (int position : standingBefore(stages)) {
      after[position] = labels[position];
    }
    return after;
  }

  /**
   * Counts the predictions after so many stages; 0 stages: of the natural images.
   *
   * @param classes the number of classes
   */
  public ConfusionMatrix confusionAfter(int stages, int classes) {
    ConfusionMatrix confusion = new ConfusionMatrix(classes);
    confusion.add(labels, predictionsAfter(stages));
    return confusion;
  }

  /**
   * Takes the outcomes of a chunk of a stage; {@link #NATURALLY} for the natural images.
   *
   * @param norm how distances are measured
   * @param epsilon the radius that breaks an example
   */
  void take(int stage, int[] positions, ChunkOutcome chunk, Norm norm, double epsilon) {
    chunk
        .withoutGradient()
        .ifPresent(examples -> examples.forEach(i -> withoutGradient[positions[i]] = true));
    if (norm == Norm.L1 && l1.isEmpty()) {
      l1 = Optional.of(new double[size()]);
    }
    for (int i = 0; i < positions.length; i++) {
      int position = positions[i];
      double distance = chunk.distance(norm, i);
      l1.ifPresent(distances -> distances[position] = distance);
      boolean wrong = chunk.predictions()[i] != labels[position];
      linf[position] = chunk.linf()[i];
      l2[position] = chunk.l2()[i];
      lowest[position] = chunk.lowest()[i];
      highest[position] = chunk.highest()[i];
      if (stage == NATURALLY) {
        natural[position] = chunk.predictions()[i];
        naturalConfidences[position] = chunk.confidences()[i];
      }
      if (wrong && distance < distances[position]) {
        distances[position] = distance;
        nearest[position] = chunk.predictions()[i];
      }
      boolean broken = wrong && reaches(distance, epsilon);
      if (!wrong || broken) {
        confidences[position] = chunk.confidences()[i];
      }
      if (stage == NATURALLY || broken) {
        predictions[position] = chunk.predictions()[i];
      }
      if (broken) {
        brokenBy[position] = stage;
      }
    }
  }
}
