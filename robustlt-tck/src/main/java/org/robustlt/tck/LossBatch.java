package org.robustlt.tck;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.TrainingProgress;

/**
 * A batch of 7 examples of 4 classes with 5 features, from which the inputs of losses are made.
 *
 * @param labels {@code [batch]} true classes
 * @param adversarialLogits {@code [batch, classes]}
 * @param naturalLogits {@code [batch, classes]}
 * @param features {@code [batch, features]}
 * @param teacherLogits {@code [batch, classes]}
 */
@SuppressWarnings("ArrayRecordComponent") // read, not compared
record LossBatch(
    int[] labels,
    INDArray adversarialLogits,
    INDArray naturalLogits,
    INDArray features,
    INDArray teacherLogits) {
  private static final int[] LABELS = {0, 3, 1, 0, 2, 3, 0};
  private static final int CLASSES = 4;
  private static final int FEATURES = 5;
  private static final double LARGE = 1e4;

  /** Returns logits and features drawn from a normal distribution. */
  static LossBatch random(DataType type) {
    RandomSource random = RandomSource.ofSeed(17);
    return new LossBatch(
        LABELS.clone(),
        random.at("adversarial").normal(type, 0, 1, LABELS.length, CLASSES),
        random.at("natural").normal(type, 0, 1, LABELS.length, CLASSES),
        random.at("features").normal(type, 0, 1, LABELS.length, FEATURES),
        random.at("teacher").normal(type, 0, 1, LABELS.length, CLASSES));
  }

  /** Returns batches whose logits and features are 0, 1e4 and −1e4 in all combinations. */
  static Stream<LossBatch> extremes() {
    return DoubleStream.of(-LARGE, 0, LARGE)
        .boxed()
        .flatMap(
            adversarial ->
                DoubleStream.of(-LARGE, 0, LARGE)
                    .mapToObj(natural -> extreme(adversarial, natural)));
  }

  private static LossBatch extreme(double adversarial, double natural) {
    INDArray features = Nd4j.zeros(DataType.DOUBLE, LABELS.length, FEATURES);
    for (int i = 0; i < LABELS.length; i++) {
      features.putScalar(i, i % FEATURES, adversarial);
    }
    return new LossBatch(
        LABELS.clone(), atLabels(adversarial), atLabels(natural), features, atLabels(natural));
  }

  // The true class has the value, one other class the opposite value.
  private static INDArray atLabels(double value) {
    INDArray logits = Nd4j.zeros(DataType.DOUBLE, LABELS.length, CLASSES);
    for (int i = 0; i < LABELS.length; i++) {
      logits.putScalar(i, LABELS[i], value);
      logits.putScalar(i, (LABELS[i] + 1 + i % 3) % CLASSES, -value);
    }
    return logits;
  }

  LossBatch withLabels(int... others) {
    return new LossBatch(others, adversarialLogits, naturalLogits, features, teacherLogits);
  }

  LossBatch permuted(int... order) {
    return new LossBatch(
        Arrays.stream(order).map(i -> labels[i]).toArray(),
        adversarialLogits.getRows(order),
        naturalLogits.getRows(order),
        features.getRows(order),
        teacherLogits.getRows(order));
  }

  /** Returns the batch of the first example alone. */
  LossBatch single() {
    return permuted(0);
  }

  LossBatch inFortranOrder() {
    return new LossBatch(
        labels,
        adversarialLogits.dup('f'),
        naturalLogits.dup('f'),
        features.dup('f'),
        teacherLogits.dup('f'));
  }

  /** Returns what the loss gets: nothing that it did not ask for. */
  LossInput input(RebalancingLoss loss, TrainingProgress progress) {
    LossInput input = LossInput.of(labels, adversarialLogits, progress);
    if (loss.inputs().contains(RebalancingLoss.Input.NATURAL_LOGITS)) {
      input = input.withNaturalLogits(naturalLogits);
    }
    if (loss.inputs().contains(RebalancingLoss.Input.TEACHER_LOGITS)) {
      input = input.withTeacherLogits(teacherLogits);
    }
    return loss.inputs().contains(RebalancingLoss.Input.ADVERSARIAL_FEATURES)
        ? input.withAdversarialFeatures(features)
        : input;
  }
}
