package org.robustlt.core.data.pipeline;

import java.util.Arrays;

/**
 * What an epoch visits.
 *
 * @param epoch counted from 1
 * @param order the images, as indices into the data set
 * @param repetitions how often the image was already visited in this epoch
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EpochPlan(int epoch, int[] order, int[] repetitions) {
  EpochPlan(int epoch, int[] order) {
    this(epoch, order, countRepetitions(order));
  }

  private static int[] countRepetitions(int[] order) {
    int[] visits = new int[Arrays.stream(order).max().orElse(-1) + 1];
    int[] repetitions = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      repetitions[i] = visits[order[i]]++;
    }
    return repetitions;
  }
}
