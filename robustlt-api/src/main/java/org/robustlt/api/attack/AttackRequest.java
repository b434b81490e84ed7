package org.robustlt.api.attack;

import java.util.Arrays;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;

/**
 * A batch to be attacked. Requests are immutable; a wrapper that hands one on changes it by the
 * {@code with…} methods, so that it keeps what later versions add.
 */
public final class AttackRequest {
  private final Classifier classifier;
  private final Images images;
  private final int[] labels;
  private final LogitLoss objective;
  private final PerturbationBudget budget;
  private final InputBounds bounds;
  private final RandomSource random;

  private AttackRequest(
      Classifier classifier,
      Images images,
      int[] labels,
      LogitLoss objective,
      PerturbationBudget budget,
      InputBounds bounds,
      RandomSource random) {
    if (images.examples() != labels.length || budget.examples() != labels.length) {
      throw new IllegalArgumentException(
          "images must be [batch, channels, height, width] with a label and a radius each, got "
              + Arrays.toString(images.shape())
              + ", "
              + labels.length
              + " labels and "
              + budget.examples()
              + " radii");
    }
    this.classifier = classifier;
    this.images = images;
    this.labels = labels;
    this.objective = objective;
    this.budget = budget;
    this.bounds = bounds;
    this.random = random;
  }

  /**
   * Returns a request to maximize the cross-entropy of the labels within pixel scale, which draws
   * from the source of seed 0.
   *
   * @param classifier what is to err; it normalizes its input itself, so images are in pixel scale
   * @param images natural images
   * @param labels {@code [batch]} true classes; not to be modified
   * @param budget the radius of each example
   * @throws IllegalArgumentException if images, labels and budget do not count the same examples
   */
  public static AttackRequest of(
      Classifier classifier, Images images, int[] labels, PerturbationBudget budget) {
    return new AttackRequest(
        classifier,
        images,
        labels,
        LogitLoss.crossEntropy(labels),
        budget,
        InputBounds.UNIT,
        RandomSource.ofSeed(0));
  }

  /** Returns the same request to another classifier. */
  public AttackRequest withClassifier(Classifier other) {
    return new AttackRequest(other, images, labels, objective, budget, bounds, random);
  }

  /**
   * Returns a request for other examples; the objective has to be one of theirs.
   *
   * @param otherImages natural images
   * @param otherLabels {@code [batch]} true classes; not to be modified
   * @param otherObjective what to maximize, bound to these labels
   * @param otherBudget the radius of each example
   * @throws IllegalArgumentException if they do not count the same examples
   */
  public AttackRequest withExamples(
      Images otherImages,
      int[] otherLabels,
      LogitLoss otherObjective,
      PerturbationBudget otherBudget) {
    return new AttackRequest(
        classifier, otherImages, otherLabels, otherObjective, otherBudget, bounds, random);
  }

  /** Returns the same request to maximize another loss of these labels. */
  public AttackRequest withObjective(LogitLoss other) {
    return new AttackRequest(classifier, images, labels, other, budget, bounds, random);
  }

  /**
   * Returns the same request with other radii.
   *
   * @throws IllegalArgumentException if they are not as many as the examples
   */
  public AttackRequest withBudget(PerturbationBudget other) {
    return new AttackRequest(classifier, images, labels, objective, other, bounds, random);
  }

  /** Returns the same request with another range of pixel values. */
  public AttackRequest withBounds(InputBounds other) {
    return new AttackRequest(classifier, images, labels, objective, budget, other, random);
  }

  /** Returns the same request with another source of randomness. */
  public AttackRequest withRandom(RandomSource other) {
    return new AttackRequest(classifier, images, labels, objective, budget, bounds, other);
  }

  /** Returns what is to err. */
  public Classifier classifier() {
    return classifier;
  }

  /** Returns the natural images; not to be modified or closed. */
  public Images images() {
    return images;
  }

  /** Returns {@code [batch]} true classes; not to be modified. */
  public int[] labels() {
    return labels;
  }

  /** Returns what to maximize, already bound to the labels. */
  public LogitLoss objective() {
    return objective;
  }

  /** Returns the radius of each example. */
  public PerturbationBudget budget() {
    return budget;
  }

  /** Returns the range of pixel values. */
  public InputBounds bounds() {
    return bounds;
  }

  /** Returns the source of all randomness of this call. */
  public RandomSource random() {
    return random;
  }

  /** Returns the number of examples. */
  public int examples() {
    return labels.length;
  }

  /**
   * Begins an ascent from the natural images, in memory of the classifier's engine.
   *
   * @param norm the norm of the balls
   * @return an ascent that the attack closes
   */
  public Ascent ascent(Norm norm) {
    return classifier.ascent(this, norm);
  }
}
