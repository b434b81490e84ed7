package org.robustlt.core.recipe;

import java.util.List;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;

/**
 * Section {@code data}: what is learnt from.
 *
 * @param dataSet where images come from
 * @param imbalance how many images of each class are taken
 * @param validation what is held out of them
 * @param augmentation what happens to an image each time it is drawn, in this order
 * @param sampler how batches are drawn
 */
public record DataSection(
    Choice<ImageDataSet, ?, DataSetProvider.Location> dataSet,
    @Description("how many images of each class are taken") Choice<?, ?, ?> imbalance,
    @Description("what is held out of the training images") Validation validation,
    @Description("what happens to an image each time it is drawn, in this order")
        List<Choice<?, ?, ?>> augmentation,
    @Description("how batches are drawn") Sampler sampler) {
  /** Copies the augmentation. */
  public DataSection {
    augmentation = List.copyOf(augmentation);
  }

  /**
   * What is held out of the training images to choose checkpoints by.
   *
   * @param fraction the share of each class, 0 for none
   * @param countedInFrequencies whether class frequencies count the held out images too
   */
  public record Validation(
      @Description("share of each class that is held out; 0 for none") double fraction,
      @Description(
              value = "whether class frequencies count the held out images too",
              source = "the published code counts them")
          boolean countedInFrequencies) {
    /** Nothing is held out. */
    public static final Validation NONE = new Validation(0, false);

    /**
     * Checks the fraction.
     *
     * @throws IllegalArgumentException if it is not in [0, 1)
     */
    public Validation {
      if (!(fraction >= 0 && fraction < 1)) {
        throw new IllegalArgumentException(
            "fraction must be at least 0 and below 1, got " + fraction);
      }
    }
  }

  /** How batches are drawn. */
  public enum Sampler {
    /** Every image once per epoch, in a new order. */
    SHUFFLED,
    /** Every class equally often, images with replacement. */
    CLASS_BALANCED
  }
}
