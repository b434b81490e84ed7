package org.robustlt.api.loss;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.training.TrainingProgress;

/**
 * A batch as a loss sees it. All arrays are {@code FLOAT} or {@code DOUBLE} and not to be modified.
 * Inputs are immutable; a wrapper of losses changes one by the {@code with…} methods, so that it
 * keeps what later versions add.
 */
public final class LossInput {
  private final int[] labels;
  private final INDArray adversarialLogits;
  private final Optional<INDArray> naturalLogits;
  private final Optional<INDArray> adversarialFeatures;
  private final Optional<INDArray> teacherLogits;
  private final TrainingProgress progress;

  private LossInput(
      int[] labels,
      INDArray adversarialLogits,
      Optional<INDArray> naturalLogits,
      Optional<INDArray> adversarialFeatures,
      Optional<INDArray> teacherLogits,
      TrainingProgress progress) {
    this.labels = labels;
    this.adversarialLogits = adversarialLogits;
    this.naturalLogits = naturalLogits;
    this.adversarialFeatures = adversarialFeatures;
    this.teacherLogits = teacherLogits;
    this.progress = progress;
  }

  /**
   * Returns the input of a loss that asks for nothing beside the adversarial logits.
   *
   * @param labels {@code [batch]} true classes
   * @param adversarialLogits {@code [batch, classes]}
   * @param progress where the training stands
   */
  public static LossInput of(int[] labels, INDArray adversarialLogits, TrainingProgress progress) {
    return new LossInput(
        labels, adversarialLogits, Optional.empty(), Optional.empty(), Optional.empty(), progress);
  }

  /** Returns the same input with other labels, {@code [batch]}. */
  public LossInput withLabels(int[] other) {
    return new LossInput(
        other, adversarialLogits, naturalLogits, adversarialFeatures, teacherLogits, progress);
  }

  /** Returns the same input with other adversarial logits, {@code [batch, classes]}. */
  public LossInput withAdversarialLogits(INDArray other) {
    return new LossInput(
        labels, other, naturalLogits, adversarialFeatures, teacherLogits, progress);
  }

  /** Returns the same input with these natural logits, {@code [batch, classes]}. */
  public LossInput withNaturalLogits(INDArray other) {
    return new LossInput(
        labels,
        adversarialLogits,
        Optional.of(other),
        adversarialFeatures,
        teacherLogits,
        progress);
  }

  /** Returns the same input with these adversarial features, {@code [batch, features]}. */
  public LossInput withAdversarialFeatures(INDArray other) {
    return new LossInput(
        labels, adversarialLogits, naturalLogits, Optional.of(other), teacherLogits, progress);
  }

  /** Returns the same input with these logits of a teacher, {@code [batch, classes]}. */
  public LossInput withTeacherLogits(INDArray other) {
    return new LossInput(
        labels,
        adversarialLogits,
        naturalLogits,
        adversarialFeatures,
        Optional.of(other),
        progress);
  }

  /** Returns the same input at another point of the training. */
  public LossInput withProgress(TrainingProgress other) {
    return new LossInput(
        labels, adversarialLogits, naturalLogits, adversarialFeatures, teacherLogits, other);
  }

  /** Returns {@code [batch]} true classes; not to be modified. */
  public int[] labels() {
    return labels;
  }

  /** Returns {@code [batch, classes]} logits of the adversarial images. */
  public INDArray adversarialLogits() {
    return adversarialLogits;
  }

  /** Returns {@code [batch, classes]} logits of the natural images, if the loss asked for them. */
  public Optional<INDArray> naturalLogits() {
    return naturalLogits;
  }

  /** Returns {@code [batch, features]} of the adversarial images, if the loss asked for them. */
  public Optional<INDArray> adversarialFeatures() {
    return adversarialFeatures;
  }

  /**
   * Returns {@code [batch, classes]} logits that a teacher gives the natural images, if the loss
   * asked for them.
   */
  public Optional<INDArray> teacherLogits() {
    return teacherLogits;
  }

  /** Returns where the training stands. */
  public TrainingProgress progress() {
    return progress;
  }

  /**
   * Returns the natural logits.
   *
   * @throws IllegalStateException if the loss did not ask for them
   */
  public INDArray requireNaturalLogits() {
    return naturalLogits.orElseThrow(() -> missing(RebalancingLoss.Input.NATURAL_LOGITS));
  }

  /**
   * Returns the features.
   *
   * @throws IllegalStateException if the loss did not ask for them
   */
  public INDArray requireAdversarialFeatures() {
    return adversarialFeatures.orElseThrow(
        () -> missing(RebalancingLoss.Input.ADVERSARIAL_FEATURES));
  }

  /**
   * Returns the logits of the teacher.
   *
   * @throws IllegalStateException if the loss did not ask for them
   */
  public INDArray requireTeacherLogits() {
    return teacherLogits.orElseThrow(() -> missing(RebalancingLoss.Input.TEACHER_LOGITS));
  }

  private static IllegalStateException missing(RebalancingLoss.Input input) {
    return new IllegalStateException("the loss reads " + input + " but its inputs() omit it");
  }
}
