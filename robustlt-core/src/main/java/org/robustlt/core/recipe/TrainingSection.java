package org.robustlt.core.recipe;

import org.robustlt.api.component.Description;

/**
 * Section {@code training}: how weights are learnt.
 *
 * @param epochs the length T of the training
 * @param batchSize the examples of a batch
 * @param optimizer how weights move along the gradient
 * @param schedule the learning rate over time
 * @param gradientClipping the largest norm of the gradient, 0 for any
 * @param weightAverage the average of the weights that is kept beside them
 * @param monitor the forward passes after each update that measure training accuracy
 * @param unusedNaturalForward whether running statistics see the natural batch although the loss
 *     does not
 */
public record TrainingSection(
    @Description(value = "length of the training", unit = "epochs") int epochs,
    @Description(value = "examples of a batch", unit = "images") int batchSize,
    @Description("how weights move along the gradient") Choice<?, ?, ?> optimizer,
    @Description("the learning rate over time") Choice<?, ?, ?> schedule,
    @Description("largest norm of the gradient; 0 for any") double gradientClipping,
    @Description("average of the weights that is kept beside them") WeightAverage weightAverage,
    @Description(
            value =
                "forward passes after each update that measure training accuracy; updating lets"
                    + " them move the running statistics",
            source = "the published code has them updating")
        Monitor monitor,
    @Description(
            value = "forward pass of the natural batch that only moves running statistics",
            source = "the published code has it in AT-BSL and TAET")
        boolean unusedNaturalForward) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if epochs or batch size are below 1, or the clipping is
   *     negative or not finite
   */
  public TrainingSection {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be at least 1, got " + batchSize);
    }
    if (!(gradientClipping >= 0) || !Double.isFinite(gradientClipping)) {
      throw new IllegalArgumentException(
          "gradientClipping must be finite and not negative, got " + gradientClipping);
    }
  }

  /**
   * An exponential moving average of weights and batch-normalization statistics.
   *
   * @param decay the share of the old average that each update keeps, 0 for no average
   */
  public record WeightAverage(
      @Description("share of the old average that each update keeps; 0 for no average")
          double decay) {
    /** No average is kept. */
    public static final WeightAverage NONE = new WeightAverage(0);

    /**
     * Checks the decay.
     *
     * @throws IllegalArgumentException if it is not in [0, 1)
     */
    public WeightAverage {
      if (!(decay >= 0 && decay < 1)) {
        throw new IllegalArgumentException("decay must be at least 0 and below 1, got " + decay);
      }
    }
  }

  /** The forward passes after each update, on the adversarial and on the natural batch. */
  public enum Monitor {
    /** There are none. */
    OFF,
    /** They leave the running statistics as they are. */
    FROZEN,
    /** They move the running statistics, as in the published code. */
    UPDATING
  }
}
