package org.robustlt.core.data.split;

import java.util.Arrays;
import java.util.Locale;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.data.DataException;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.LongTailedSplit;

/**
 * How a profile's number of images is drawn from each class. Both ways shuffle the images of one
 * class after the other, in the order of the labels, with one generator, and take the first ones.
 */
public enum SplitConvention {
  /** {@code numpy.random.default_rng(seed)}, as the published RobustLT splits are made. */
  GENERATOR {
    @Override
    NumpyGenerator generator(long seed) {
      return new Pcg64(seed);
    }
  },
  /** {@code numpy.random.RandomState(seed)}, as LDAM-DRW (seed 0) and its descendants use it. */
  RANDOM_STATE {
    @Override
    NumpyGenerator generator(long seed) {
      return new MersenneTwister(seed);
    }
  };

  abstract NumpyGenerator generator(long seed);

  /**
   * Selects images.
   *
   * @param labels the class of every image of the data set
   * @param taken how many images of each class to select
   * @param seed of the generator
   * @param validationFraction the share of each class that is held out, rounded down: the last
   *     images of its selection
   * @throws DataException if a class has fewer images than are to be taken
   * @throws IllegalArgumentException if the fraction is not in [0, 1) or the seed is not one of the
   *     generator's
   */
  public LongTailedSplit select(
      int[] labels, ClassFrequencies taken, long seed, double validationFraction) {
    if (!(validationFraction >= 0 && validationFraction < 1)) {
      throw new IllegalArgumentException(
          "validation fraction must be at least 0 and below 1, got " + validationFraction);
    }
    NumpyGenerator generator = generator(seed);
    int[][] members = members(labels, taken);
    int[] training = new int[labels.length];
    int[] validation = new int[labels.length];
    long[] trained = new long[taken.classes()];
    int trainingSize = 0;
    int validationSize = 0;
    for (int c = 0; c < members.length; c++) {
      generator.shuffle(members[c]);
      int take = (int) taken.count(c);
      int held = (int) (take * validationFraction);
      System.arraycopy(members[c], 0, training, trainingSize, take - held);
      System.arraycopy(members[c], take - held, validation, validationSize, held);
      trained[c] = taken.count(c) - held;
      trainingSize += take - held;
      validationSize += held;
    }
    return new LongTailedSplit(
        Arrays.copyOf(training, trainingSize),
        Arrays.copyOf(validation, validationSize),
        taken,
        ClassFrequencies.of(trained));
  }

  /** The images of each class, in their order. */
  private static int[][] members(int[] labels, ClassFrequencies taken) {
    ClassFrequencies available = ImageSelection.frequencies(labels, taken.classes());
    int[][] members = new int[taken.classes()][];
    for (int c = 0; c < members.length; c++) {
      if (taken.count(c) > available.count(c)) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "class %d has %d images, too few to take %d",
                c,
                available.count(c),
                taken.count(c)));
      }
      members[c] = new int[(int) available.count(c)];
    }
    int[] filled = new int[members.length];
    for (int i = 0; i < labels.length; i++) {
      members[labels[i]][filled[labels[i]]++] = i;
    }
    return members;
  }
}
