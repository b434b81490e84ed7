package org.robustlt.core.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Norm;
import org.robustlt.core.adversary.Predictions;

/**
 * What a stage did to some examples.
 *
 * @param predictions what the images are taken for
 * @param confidences the probabilities of the predictions
 * @param linf how far they are from the natural ones, pixel scale
 * @param l2 the same in the Euclidean norm
 * @param l1 the same as a sum, of attacks in L1
 * @param lowest their smallest pixel values
 * @param highest their largest pixel values
 * @param withoutGradient those of which the attack got no gradient but zero; absent if none are
 */
@SuppressWarnings("ArrayRecordComponent") // read, not compared
record ChunkOutcome(
    int[] predictions,
    double[] confidences,
    double[] linf,
    double[] l2,
    Optional<double[]> l1,
    double[] lowest,
    double[] highest,
    Optional<List<Integer>> withoutGradient) {

  /** Measures the first images of a batch. */
  static ChunkOutcome of(INDArray logits, INDArray natural, INDArray images, int count, Norm norm) {
    int[] predictions = Predictions.of(logits);
    double[] confidences = Predictions.confidences(logits);
    double[] before = natural.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    double[] after = images.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    int length = after.length / Math.toIntExact(images.size(0));
    ChunkOutcome outcome =
        new ChunkOutcome(
            Arrays.copyOf(predictions, count),
            Arrays.copyOf(confidences, count),
            new double[count],
            new double[count],
            norm == Norm.L1 ? Optional.of(new double[count]) : Optional.empty(),
            new double[count],
            new double[count],
            Optional.empty());
    for (int i = 0; i < count; i++) {
      outcome.measure(i, before, after, i * length, (i + 1) * length);
    }
    return outcome;
  }

  /** Returns the same with the examples of which the attack got no gradient but zero. */
  ChunkOutcome withoutGradient(List<Integer> examples) {
    return new ChunkOutcome(
        predictions,
        confidences,
        linf,
        l2,
        l1,
        lowest,
        highest,
        Optional.of(examples).filter(some -> !some.isEmpty()));
  }

  private void measure(int example, double[] before, double[] after, int from, int to) {
    double largest = 0;
    double squares = 0;
    double sum = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int j = from; j < to; j++) {
      double change = Math.abs(after[j] - before[j]);
      // These keep a value that is no number, however many numbers follow.
      largest = Math.max(largest, change);
      squares += change * change;
      sum += change;
      low = Math.min(low, after[j]);
      high = Math.max(high, after[j]);
    }
    linf[example] = largest;
    l2[example] = Math.sqrt(squares);
    double changed = sum;
    l1.ifPresent(distances -> distances[example] = changed);
    lowest[example] = low;
    highest[example] = high;
  }

  double distance(Norm norm, int example) {
    return switch (norm) {
      case LINF -> linf[example];
      case L2 -> l2[example];
      case L1 -> l1.orElseThrow()[example];
    };
  }
}
