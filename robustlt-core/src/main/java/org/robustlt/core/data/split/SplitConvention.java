package org.robustlt.core.data.split;

import java.util.Arrays;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataException;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.LongTailedSplit;

/**
 * How a profile's number of images is drawn from each class. Both ways shuffle the images of one
 * class after the other, in the order of the labels, with one generator, and take the first ones. A
 * class that has fewer images gives those that it has, as in the published code: those that are
 * held out come last, so they lack first.
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
   * @param asked how many images of each class to select
   * @param seed of the generator
   * @param validationFraction the share of each class that is held out, rounded down: the last
   *     images of its selection
   * @throws DataException if a class has no images
   * @throws IllegalArgumentException if the fraction is not in [0, 1) or the seed is not one of the
   *     generator's
   */
  public LongTailedSplit select(
      int[] labels, ClassFrequencies asked, long seed, double validationFraction) {
    if (!(validationFraction >= 0 && validationFraction < 1)) {
      throw new IllegalArgumentException(
          "validation fraction must be at least 0 and below 1, got " + validationFraction);
    }
    NumpyGenerator generator = generator(seed);
    ImageSelection.frequencies(labels, asked.classes());
    int[][] members = ImageSelection.byClass(labels, asked.classes());
    int[] training = new int[labels.length];
    int[] validation = new int[labels.length];
    long[] selected = new long[members.length];
    long[] trained = new long[members.length];
    int trainingSize = 0;
    int validationSize = 0;
    for (int c = 0; c < members.length; c++) {
      generator.shuffle(members[c]);
      long take = asked.count(c);
      int kept = (int) Math.min(take - (long) (take * validationFraction), members[c].length);
      int held = (int) Math.min(take, members[c].length) - kept;
      System.arraycopy(members[c], 0, training, trainingSize, kept);
      System.arraycopy(members[c], kept, validation, validationSize, held);
      trained[c] = kept;
      selected[c] = (long) kept + held;
      trainingSize += kept;
      validationSize += held;
    }
    return new LongTailedSplit(
        Arrays.copyOf(training, trainingSize),
        Arrays.copyOf(validation, validationSize),
        ClassFrequencies.of(selected),
        ClassFrequencies.of(trained));
  }
}
