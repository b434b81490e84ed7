package org.robustlt.api.training;

import java.util.Map;
import java.util.Optional;
import org.robustlt.api.data.Images;

/** A batch was learnt: the weights are updated. Arrays are not to be modified. */
public final class BatchFinished implements TrainingEvent {
  private final TrainingProgress progress;
  private final int[] labels;
  private final int[] adversarialPredictions;
  private final double loss;

  // Set by the methods "with" alone, in a copy that nobody else has seen.
  private int[] naturalPredictions = {};
  private double[][] naturalLogits = {};
  private double[][] adversarialLogits = {};
  private double[][] adversarialFeatures = {};
  private Map<String, Double> terms = Map.of();
  private Optional<Images> naturalImages = Optional.empty();
  private Optional<Images> adversarialImages = Optional.empty();

  private BatchFinished(
      TrainingProgress progress, int[] labels, int[] adversarialPredictions, double loss) {
    this.progress = progress;
    this.labels = labels;
    this.adversarialPredictions = adversarialPredictions;
    this.loss = loss;
  }

  private BatchFinished copy() {
    BatchFinished copy = new BatchFinished(progress, labels, adversarialPredictions, loss);
    copy.naturalPredictions = naturalPredictions;
    copy.naturalLogits = naturalLogits;
    copy.adversarialLogits = adversarialLogits;
    copy.adversarialFeatures = adversarialFeatures;
    copy.terms = terms;
    copy.naturalImages = naturalImages;
    copy.adversarialImages = adversarialImages;
    return copy;
  }

  /**
   * Returns the event.
   *
   * @param progress where the training stood
   * @param labels {@code [batch]} classes
   * @param adversarialPredictions {@code [batch]} predicted classes of the adversarial images
   * @param loss the value that was minimized
   */
  public static BatchFinished of(
      TrainingProgress progress, int[] labels, int[] adversarialPredictions, double loss) {
    return new BatchFinished(progress, labels, adversarialPredictions, loss);
  }

  /** Returns the event with predicted classes of the natural images, {@code [batch]}. */
  public BatchFinished withNaturalPredictions(int[] predictions) {
    BatchFinished copy = copy();
    copy.naturalPredictions = predictions;
    return copy;
  }

  /** Returns the event with the logits of the natural images, {@code [batch][classes]}. */
  public BatchFinished withNaturalLogits(double[][] logits) {
    BatchFinished copy = copy();
    copy.naturalLogits = logits;
    return copy;
  }

  /** Returns the event with the logits of the adversarial images, {@code [batch][classes]}. */
  public BatchFinished withAdversarialLogits(double[][] logits) {
    BatchFinished copy = copy();
    copy.adversarialLogits = logits;
    return copy;
  }

  /** Returns the event with the features of the adversarial images, {@code [batch][features]}. */
  public BatchFinished withAdversarialFeatures(double[][] features) {
    BatchFinished copy = copy();
    copy.adversarialFeatures = features;
    return copy;
  }

  /** Returns the event with the parts of the loss by name. */
  public BatchFinished withTerms(Map<String, Double> parts) {
    BatchFinished copy = copy();
    copy.terms = Map.copyOf(parts);
    return copy;
  }

  /** Returns the event with the images that were learnt. */
  public BatchFinished withImages(Images natural, Images adversarial) {
    BatchFinished copy = copy();
    copy.naturalImages = Optional.of(natural);
    copy.adversarialImages = Optional.of(adversarial);
    return copy;
  }

  @Override
  public TrainingProgress progress() {
    return progress;
  }

  /** Returns {@code [batch]} classes. */
  public int[] labels() {
    return labels;
  }

  /**
   * Returns {@code [batch]} predicted classes of the natural images; empty if the recipe does not
   * monitor them.
   */
  public int[] naturalPredictions() {
    return naturalPredictions;
  }

  /** Returns {@code [batch]} predicted classes of the adversarial images. */
  public int[] adversarialPredictions() {
    return adversarialPredictions;
  }

  /**
   * Returns {@code [batch][classes]} logits of the natural images, as they were learnt; empty if
   * the loss does not read them.
   */
  public double[][] naturalLogits() {
    return naturalLogits;
  }

  /**
   * Returns {@code [batch][classes]} logits of the adversarial images, as they were learnt; empty
   * if they are not told.
   */
  public double[][] adversarialLogits() {
    return adversarialLogits;
  }

  /**
   * Returns {@code [batch][features]} features of the adversarial images, as they were learnt;
   * empty if the loss does not read them.
   */
  public double[][] adversarialFeatures() {
    return adversarialFeatures;
  }

  /** Returns the value that was minimized. */
  public double loss() {
    return loss;
  }

  /** Returns the parts of the loss by name; empty if it has no parts. */
  public Map<String, Double> terms() {
    return terms;
  }

  /**
   * Returns the natural images, valid during the call: a listener that shows some of them asks for
   * their array, which costs a copy where they are on a device.
   */
  public Optional<Images> naturalImages() {
    return naturalImages;
  }

  /** Returns the adversarial images, valid during the call as the natural ones are. */
  public Optional<Images> adversarialImages() {
    return adversarialImages;
  }
}
