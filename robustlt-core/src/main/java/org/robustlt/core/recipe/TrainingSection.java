package org.robustlt.core.recipe;

import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.optimization.LearningRateScheduleProvider;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.core.optimization.WeightAverageOptions;

/**
 * Section {@code training}: how weights are learnt.
 *
 * @param epochs the length T of the training
 * @param batchSize the examples of a batch
 * @param accumulate after how many batches the weights move
 * @param optimizer how weights move along the gradient
 * @param schedule the learning rate over time
 * @param gradientClipping the largest norm of the gradient, 0 for any
 * @param weightAverage the average of the weights that is kept beside them
 * @param monitor the forward passes after each update that measure training accuracy
 * @param unusedNaturalForward whether running statistics see the natural batch although the loss
 *     does not
 * @param checkpointMinutes the time between two checkpoints within an epoch
 * @param keepEvery each so many epochs, their weights are kept; 0 for never
 * @param onCollapse what to do at a sign that the training goes wrong
 */
public record TrainingSection(
    @Description(value = "length of the training", unit = "epochs") int epochs,
    @Description(value = "examples of a batch", unit = "images") int batchSize,
    @Description(
            value =
                "after how many batches the weights move, along the mean gradient of their images: as"
                    + " with batches so many times as large, but for batch normalization",
            unit = "batches")
        int accumulate,
    @Description("how weights move along the gradient") OptimizerProvider optimizer,
    @Description("the learning rate over time") LearningRateScheduleProvider schedule,
    @Description("largest norm of the gradient; 0 for any") double gradientClipping,
    @Description("average of the weights that is kept beside them")
        WeightAverageOptions weightAverage,
    @Description(
            value =
                "forward passes after each update that measure training accuracy; updating lets"
                    + " them move the running statistics",
            source = "the published code has them updating")
        Monitor monitor,
    @Description(
            value = "forward pass of the natural batch that only moves running statistics",
            source = "the published code has it in AT-BSL and TAET")
        boolean unusedNaturalForward,
    @Description(
            value = "time between two checkpoints within an epoch; changes no result",
            unit = "minutes")
        double checkpointMinutes,
    @Description(
            value = "each so many epochs, their weights are kept; 0 for never; changes no result",
            unit = "epochs")
        int keepEvery,
    @Description(
            "what to do when overfitting begins or a class is never recognized: warn, or stop with"
                + " everything saved; changes no result")
        OnCollapse onCollapse) {
  TrainingSection(OptimizerProvider optimizer, LearningRateScheduleProvider schedule) {
    this(
        100,
        128,
        1,
        optimizer,
        schedule,
        0,
        WeightAverageOptions.OFF,
        Monitor.FROZEN,
        false,
        15,
        0,
        OnCollapse.WARN);
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if epochs, batch size or accumulate are below 1, the clipping
   *     is negative or not finite, the minutes are not positive, or keepEvery is negative
   */
  public TrainingSection {
    Require.atLeast("epochs", epochs, 1);
    Require.atLeast("batchSize", batchSize, 1);
    Require.atLeast("accumulate", accumulate, 1);
    Require.notNegative("gradientClipping", gradientClipping);
    Require.positive("checkpointMinutes", checkpointMinutes);
    Require.atLeast("keepEvery", keepEvery, 0);
  }

  /** The forward passes after each update, on the adversarial and on the natural batch. */
  public enum Monitor {
    /** There are none. */
    OFF,
    /** They leave the running statistics as they are. */
    FROZEN,
    /** They move the running statistics, as in the published code. */
    UPDATING,
    /** As updating, but the natural batch comes first, as in the published code of TAET. */
    UPDATING_NATURAL_FIRST
  }

  /** What to do at a sign that a training goes wrong although its loss is finite. */
  public enum OnCollapse {
    /** Say so and go on. */
    WARN,
    /** End the training there. */
    STOP
  }
}
