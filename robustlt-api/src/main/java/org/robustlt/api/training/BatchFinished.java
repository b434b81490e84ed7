package org.robustlt.api.training;

import java.util.Map;
import java.util.Optional;
import org.robustlt.api.data.Images;

/** A batch was learnt: the weights are updated. Arrays are not to be modified. */
public final class BatchFinished implements TrainingEvent {
  private final TrainingProgress progress;
  private final int[] labels;
  private final int[] naturalPredictions;
  private final int[] adversarialPredictions;
  private final double[][] naturalLogits;
  private final double[][] adversarialLogits;
  private final double[][] adversarialFeatures;
  private final double loss;
  private final Map<String, Double> terms;
  private final Optional<Images> naturalImages;
  private final Optional<Images> adversarialImages;

  private BatchFinished(
      TrainingProgress progress,
      int[] labels,
      int[] naturalPredictions,
      int[] adversarialPredictions,
      double[][] naturalLogits,
      double[][] adversarialLogits,
      double[][] adversarialFeatures,
      double loss,
      Map<String, Double> terms,
      Optional<Images> naturalImages,
      Optional<Images> adversarialImages) {
    this.progress = progress;
    this.labels = labels;
    this.naturalPredictions = naturalPredictions;
    this.adversarialPredictions = adversarialPredictions;
    this.naturalLogits = naturalLogits;
    this.adversarialLogits = adversarialLogits;
    this.adversarialFeatures = adversarialFeatures;
    this.loss = loss;
    this.terms = Map.copyOf(terms);
    this.naturalImages = naturalImages;
    this.adversarialImages = adversarialImages;
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
    return new BatchFinished(
        progress,
        labels,
        new int[0],
        adversarialPredictions,
        new double[0][],
        new double[0][],
        new double[0][],
        loss,
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the event with predicted classes of the natural images, {@code [batch]}. */
  public BatchFinished withNaturalPredictions(int[] predictions) {
    return new BatchFinished(
        progress,
        labels,
        predictions,
        adversarialPredictions,
        naturalLogits,
        adversarialLogits,
        adversarialFeatures,
        loss,
        terms,
        naturalImages,
        adversarialImages);
  }

  /** Returns the event with the logits of the natural images, {@code [batch][classes]}. */
  public BatchFinished withNaturalLogits(double[][] logits) {
    return new BatchFinished(
        progress,
        labels,
        naturalPredictions,
        adversarialPredictions,
        logits,
        adversarialLogits,
        adversarialFeatures,
        loss,
        terms,
        naturalImages,
        adversarialImages);
  }

  /** Returns the event with the logits of the adversarial images, {@code [batch][classes]}. */
  public BatchFinished withAdversarialLogits(double[][] logits) {
    return new BatchFinished(
        progress,
        labels,
        naturalPredictions,
        adversarialPredictions,
        naturalLogits,
        logits,
        adversarialFeatures,
        loss,
        terms,
        naturalImages,
        adversarialImages);
  }

  /** Returns the event with the features of the adversarial images, {@code [batch][features]}. */
  public BatchFinished withAdversarialFeatures(double[][] features) {
    return new BatchFinished(
        progress,
        labels,
        naturalPredictions,
        adversarialPredictions,
        naturalLogits,
        adversarialLogits,
        features,
        loss,
        terms,
        naturalImages,
        adversarialImages);
  }

  /** Returns the event with the parts of the loss by name. */
  public BatchFinished withTerms(Map<String, Double> parts) {
    return new BatchFinished(
        progress,
        labels,
        naturalPredictions,
        adversarialPredictions,
        naturalLogits,
        adversarialLogits,
        adversarialFeatures,
        loss,
        parts,
        naturalImages,
        adversarialImages);
  }

  /** Returns the event with the images that were learnt. */
  public BatchFinished withImages(Images natural, Images adversarial) {
    return new BatchFinished(
        progress,
        labels,
        naturalPredictions,
        adversarialPredictions,
        naturalLogits,
        adversarialLogits,
        adversarialFeatures,
        loss,
        terms,
        Optional.of(natural),
        Optional.of(adversarial));
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
