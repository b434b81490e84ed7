package org.robustlt.core.architecture;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.network.Layer;

/**
 * What a network does to its input, in one word or as numbers: {@code data-set}, {@code none},
 * {@code symmetric} (2x − 1), {@code per-image} (by the image's own mean and deviation), or {@code
 * MEAN / DEVIATION} in pixel scale with a number for each channel or one for all, such as {@code
 * 0.4914 0.4822 0.4465 / 0.2471 0.2435 0.2616}.
 *
 * @param word the word; "numbers" if numbers are given
 * @param mean what is subtracted, if numbers are given
 * @param deviation what is divided by, if numbers are given
 */
@Description("data-set, none, symmetric, per-image, or mean / deviation")
public record PixelNormalization(String word, List<Double> mean, List<Double> deviation) {
  /** Channels are shifted and scaled by the data set's mean and standard deviation. */
  public static final PixelNormalization DATA_SET = named("data-set");

  /** Pixels go in as they are, 0..1. */
  public static final PixelNormalization NONE = named("none");

  /** Pixels go in as −1..1. */
  public static final PixelNormalization SYMMETRIC = named("symmetric");

  /** Each image is shifted and scaled by its own mean and standard deviation. */
  public static final PixelNormalization PER_IMAGE = named("per-image");

  private static final String NUMBERS = "numbers";
  private static final List<PixelNormalization> WORDS =
      List.of(DATA_SET, NONE, SYMMETRIC, PER_IMAGE);

  /** Copies the lists. */
  public PixelNormalization {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
  }

  /** Returns the words that need no numbers. */
  public static List<String> words() {
    return WORDS.stream().map(PixelNormalization::word).toList();
  }

  private static PixelNormalization named(String word) {
    return new PixelNormalization(word, List.of(), List.of());
  }

  /**
   * Returns the normalization by a mean and a standard deviation in pixel scale.
   *
   * @throws IllegalArgumentException if the mean is not finite or the deviation not positive
   */
  public static PixelNormalization of(List<Double> mean, List<Double> deviation) {
    if (mean.isEmpty() || !mean.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a mean must be finite, got " + mean);
    }
    if (deviation.isEmpty() || !deviation.stream().allMatch(d -> d > 0 && Double.isFinite(d))) {
      throw new IllegalArgumentException("a deviation must be greater than 0, got " + deviation);
    }
    return new PixelNormalization(NUMBERS, mean, deviation);
  }

  /**
   * Reads a normalization.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static PixelNormalization parse(String text) {
    for (PixelNormalization word : WORDS) {
      if (word.word().equals(text.strip())) {
        return word;
      }
    }
    List<String> halves = Splitter.on('/').splitToList(text);
    if (halves.size() != 2) {
      throw unknown(text);
    }
    try {
      return of(numbers(halves.get(0)), numbers(halves.get(1)));
    } catch (NumberFormatException e) {
      throw unknown(text);
    }
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "expected "
            + String.join(", ", words())
            + ", or mean and deviation such as 0.4914 0.4822 0.4465 / 0.2471 0.2435 0.2616, got \""
            + text
            + "\"");
  }

  private static List<Double> numbers(String text) {
    List<Double> numbers = new ArrayList<>();
    for (String part : Splitter.onPattern("[\\s,]+").omitEmptyStrings().split(text)) {
      numbers.add(Double.parseDouble(part));
    }
    return numbers;
  }

  /**
   * Returns the layer that does it; nothing if nothing is done.
   *
   * @throws IllegalArgumentException if the data set has another number of channels
   */
  public Optional<Layer> layer(ImageDataSet dataSet) {
    int channels = dataSet.shape().channels();
    return switch (word) {
      case "none" -> Optional.empty();
      case "symmetric" -> Optional.of(layer(List.of(0.5), List.of(0.5), channels));
      case "per-image" -> Optional.of(new Layer.ImageStandardization());
      case NUMBERS -> Optional.of(layer(mean, deviation, channels));
      default ->
          Optional.of(
              new Layer.InputNormalization(
                  dataSet.normalization().mean(), dataSet.normalization().standardDeviation()));
    };
  }

  private static Layer layer(List<Double> mean, List<Double> deviation, int channels) {
    return new Layer.InputNormalization(
        forEach("mean", mean, channels), forEach("deviation", deviation, channels));
  }

  private static List<Double> forEach(String what, List<Double> values, int channels) {
    if (values.size() == 1) {
      return Collections.nCopies(channels, values.get(0));
    }
    if (values.size() != channels) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "model.normalization: %s has %d numbers, and images have %d channels",
              what,
              values.size(),
              channels));
    }
    return values;
  }

  @Override
  public String toString() {
    return word.equals(NUMBERS) ? spelt(mean) + " / " + spelt(deviation) : word;
  }

  private static String spelt(List<Double> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
