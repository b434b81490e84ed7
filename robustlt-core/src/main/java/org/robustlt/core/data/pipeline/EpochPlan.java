package org.robustlt.core.data.pipeline;

import java.util.HashMap;
import java.util.Map;

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
    Map<Integer, Integer> visits = new HashMap<>(2 * order.length);
    int[] repetitions = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      repetitions[i] = visits.merge(order[i], 1, Integer::sum) - 1;
    }
    return repetitions;
  }
}
