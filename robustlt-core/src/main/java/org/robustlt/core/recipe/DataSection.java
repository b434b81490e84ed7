package org.robustlt.core.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImbalanceProfileProvider;
import org.robustlt.api.data.MixingProvider;
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
 * @param extra further images that are mixed into every batch
 */
public record DataSection(
    @Inline @Description("where images come from") DataSetProvider dataSet,
    @Description("how many images of each class are taken") ImbalanceProfileProvider imbalance,
    @Description("which images of a class are taken") Selection selection,
    @Description("what is held out of the training images") Validation validation,
    @Description("what happens to an image each time it is drawn, in this order")
        List<AugmentationProvider> augmentation,
    @Description("how the images of a batch are mixed with one another") MixingProvider mixing,
    @Description("how batches are drawn") Sampler sampler,
    @Description("further images, such as generated ones, that are mixed into every batch")
        Extra extra) {
  DataSection(DataSetProvider dataSet, ImbalanceProfileProvider imbalance, MixingProvider mixing) {
    this(
        dataSet,
        imbalance,
        new Selection(),
        new Validation(),
        List.of(),
        mixing,
        Sampler.SHUFFLED,
        new Extra());
  }

  /** Copies the augmentation. */
  public DataSection {
    augmentation = List.copyOf(augmentation);
  }

  /** Returns the section without further images. */
  public DataSection withoutExtra() {
    return new DataSection(
        dataSet, imbalance, selection, validation, augmentation, mixing, sampler, new Extra());
  }

  /**
   * Which images of a class are taken.
   *
   * @param seed of the selection; the recipe's seed unless given
   * @param convention how the selection is drawn
   * @param shortage what becomes of a class that has fewer images than the profile asks for
   * @param file a split to take instead of drawing one
   */
  public record Selection(
      @Description("seed of the selection; the recipe's seed unless given") long seed,
      @Description("how the selection is drawn") SplitConvention convention,
      @Description(
              "where a class has fewer images than the profile asks for: take-all takes those that"
                  + " there are, refuse is an error")
          Shortage shortage,
      @Description(
              "a split to take instead of drawing one by imbalance, selection and"
                  + " validation.fraction: .json of export-split, or .npz as published; or none")
          Optional<String> file) {
    Selection() {
      this(102, SplitConvention.GENERATOR, Shortage.TAKE_ALL, Optional.empty());
    }

    /** Returns the split to take instead of drawing one, if the recipe names one. */
    public Optional<Path> split() {
      return file.map(Path::of);
    }
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
    Validation() {
      this(0, false);
    }

    /**
     * Checks the fraction.
     *
     * @throws IllegalArgumentException if it is not in [0, 1)
     */
    public Validation {
      Require.partialShare("fraction", fraction);
    }
  }

  /**
   * Further images that are mixed into every batch. Classes keep the sizes of the original data.
   *
   * @param file where they are, if there are any
   * @param images name of their array
   * @param labels name of the array of their classes
   * @param fraction their share of every batch
   */
  public record Extra(
      @Description(
              "NumPy arrays of further images: an .npz file, or a directory with .npy files; or none")
          Optional<String> file,
      @Description("array of the images: bytes, or numbers 0..1 or 0..255") String images,
      @Description("array of their classes, numbers from 0") String labels,
      @Description(
              value = "their share of every batch, rounded down to whole images",
              source = "Gowal et al., NeurIPS 2021, arXiv 2110.09468: 0.7 with generated images")
          double fraction) {
    /** None; else names as in the published files of generated images. */
    Extra() {
      this(Optional.empty(), "image", "label", 0.7);
    }

    /**
     * Checks the fraction.
     *
     * @throws IllegalArgumentException if it leaves nothing of either kind
     */
    public Extra {
      Require.that(fraction > 0 && fraction < 1, "fraction", "must be between 0 and 1", fraction);
    }
  }

  /** What becomes of a class that has fewer images than the profile asks for. */
  public enum Shortage {
    /** Those that there are are taken. */
    TAKE_ALL,
    /** It is an error. */
    REFUSE
  }

  /** How batches are drawn. */
  public enum Sampler {
    /** Every image once per epoch, in a new order. */
    SHUFFLED,
    /** Every class equally often, in epochs as long as if every image was visited once. */
    CLASS_BALANCED
  }
}
