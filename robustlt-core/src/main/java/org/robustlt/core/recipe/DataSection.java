package org.robustlt.core.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.core.data.split.SplitConvention;

/**
 * Section {@code data}: what is learnt from.
 *
 * @param dataSet where images come from
 * @param imbalance how many images of each class are taken
 * @param selection which images of a class are taken
 * @param validation what is held out of them
 * @param augmentation what happens to an image each time it is drawn, in this order
 * @param mixing how the images of a batch are mixed with one another
 * @param sampler how batches are drawn
 */
public record DataSection(
    @Description("where images come from")
        Choice<ImageDataSet, ?, DataSetProvider.Location> dataSet,
    @Default("uniform") @Description("how many images of each class are taken")
        Choice<ClassFrequencies, ?, ClassFrequencies> imbalance,
    @Description("which images of a class are taken") Selection selection,
    @Description("what is held out of the training images") Validation validation,
    @Default("[]") @Description("what happens to an image each time it is drawn, in this order")
        List<Choice<Augmentation, ?, ImageShape>> augmentation,
    @Default("none") @Description("how the images of a batch are mixed with one another")
        Choice<Mixing, ?, ImageShape> mixing,
    @Default("shuffled") @Description("how batches are drawn") Sampler sampler) {
  /** Copies the augmentation. */
  public DataSection {
    augmentation = List.copyOf(augmentation);
  }

  /**
   * Which images of a class are taken.
   *
   * @param seed of the selection; the recipe's seed unless given
   * @param convention how the selection is drawn
   * @param file a split to take instead of drawing one, or {@code none}
   */
  public record Selection(
      @Default("102") @Description("seed of the selection; the recipe's seed unless given")
          long seed,
      @Default("generator") @Description("how the selection is drawn") SplitConvention convention,
      @Default("none")
          @Description(
              "a split to take instead of drawing one by imbalance, selection and"
                  + " validation.fraction: .json of export-split, or .npz as published; or none")
          String file) {
    private static final String DRAWN = "none";

    /** Returns the split to take instead of drawing one, if the recipe names one. */
    public Optional<Path> split() {
      return file.equals(DRAWN) ? Optional.empty() : Optional.of(Path.of(file));
    }
  }

  /**
   * What is held out of the training images to choose checkpoints by.
   *
   * @param fraction the share of each class, 0 for none
   * @param countedInFrequencies whether class frequencies count the held out images too
   */
  public record Validation(
      @Default("0") @Description("share of each class that is held out; 0 for none")
          double fraction,
      @Default("false")
          @Description(
              value = "whether class frequencies count the held out images too",
              source = "the published code counts them")
          boolean countedInFrequencies) {
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
    /** Every class equally often, in epochs as long as if every image was visited once. */
    CLASS_BALANCED
  }
}
