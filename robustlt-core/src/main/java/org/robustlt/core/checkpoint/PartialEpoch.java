package org.robustlt.core.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What an epoch came to that is not finished: of a checkpoint that was saved within an epoch.
 *
 * @param batches how many are learnt
 * @param loss its mean over the epoch, as far as it is known
 * @param terms the same of the loss's parts
 * @param natural for each true class, counts by predicted class of the natural images
 * @param robust the same of the adversarial ones
 * @param seconds how long it took
 * @param waitingSeconds how much of it went by waiting for batches
 */
public record PartialEpoch(
    int batches,
    double loss,
    Map<String, Double> terms,
    List<SortedMap<Integer, Long>> natural,
    List<SortedMap<Integer, Long>> robust,
    double seconds,
    double waitingSeconds) {}
