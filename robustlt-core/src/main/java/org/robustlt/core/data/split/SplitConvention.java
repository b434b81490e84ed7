package org.robustlt.core.data.split;

import java.util.Arrays;
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
   * Selects images. A class that has fewer than asked gives all of them, to the training first, as
   * the published code has it.
   *
   * @param labels the class of every image of the data set
   * @param taken how many images of each class to select
   * @param seed of the generator
   * @param validationFraction the share of each class that is held out, rounded down: the last
   *     images of its selection
   * @throws DataException if a label is out of range or a class has no images
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
    int[][] members = members(labels, taken.classes());
    int[] training = new int[labels.length];
    int[] validation = new int[labels.length];
    long[] selected = new long[taken.classes()];
    long[] trained = new long[taken.classes()];
    int trainingSize = 0;
    int validationSize = 0;
    for (int c = 0; c < members.length; c++) {
      generator.shuffle(members[c]);
      int asked = (int) taken.count(c);
      int take = Math.min(asked, members[c].length);
      int train = Math.min(asked - (int) (asked * validationFraction), take);
      System.arraycopy(members[c], 0, training, trainingSize, train);
      System.arraycopy(members[c], train, validation, validationSize, take - train);
      selected[c] = take;
      trained[c] = train;
      trainingSize += train;
      validationSize += take - train;
    }
    return new LongTailedSplit(
        Arrays.copyOf(training, trainingSize),
        Arrays.copyOf(validation, validationSize),
        ClassFrequencies.of(selected),
        ClassFrequencies.of(trained));
  }

  /** The images of each class, in their order. */
  private static int[][] members(int[] labels, int classes) {
    ClassFrequencies available = ImageSelection.frequencies(labels, classes);
    int[][] members = new int[classes][];
    for (int c = 0; c < members.length; c++) {
      members[c] = new int[(int) available.count(c)];
    }
    int[] filled = new int[members.length];
    for (int i = 0; i < labels.length; i++) {
      members[labels[i]][filled[labels[i]]++] = i;
    }
    return members;
  }
}
