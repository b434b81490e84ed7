package org.robustlt.core.record;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an epoch brought: a line of the journal {@code metrics.jsonl}.
 *
 * @param event always {@code epoch}
 * @param epoch counted from 1
 * @param epochs the length of the training
 * @param phase the phase of the recipe
 * @param loss mean of the minimized value over the batches
 * @param terms means of the loss's parts
 * @param learningRate the learning rate
 * @param natural accuracy on the natural training images, while they were learnt; absent if not
 *     monitored
 * @param robust accuracy on the adversarial training images, while they were learnt
 * @param budget the radius of each class, pixel scale
 * @param validation accuracies on the validation images, if they were measured
 * @param dynamics how the classes were treated; absent in journals of earlier versions
 * @param seconds duration of the training part
 * @param waitingSeconds how much of it went by waiting for batches
 * @param imagesPerSecond speed of the training part
 * @param signs that the training goes wrong, which begin with this epoch; absent if there are none
 */
public record EpochRecord(
    String event,
    int epoch,
    int epochs,
    String phase,
    double loss,
    Map<String, Double> terms,
    double learningRate,
    Optional<AccuracyRecord> natural,
    AccuracyRecord robust,
    List<Double> budget,
    Optional<AccuracyRecord.Pair> validation,
    Optional<DynamicsRecord> dynamics,
    double seconds,
    double waitingSeconds,
    double imagesPerSecond,
    Optional<List<SignRecord>> signs) {
  /** Copies the collections. */
  public EpochRecord {
    terms = ImmutableMap.copyOf(terms);
    budget = List.copyOf(budget);
  }

  /** Returns the same epoch with signs; none if there are none. */
  public EpochRecord withSigns(List<SignRecord> begun) {
    return new EpochRecord(
        event,
        epoch,
        epochs,
        phase,
        loss,
        terms,
        learningRate,
        natural,
        robust,
        budget,
        validation,
        dynamics,
        seconds,
        waitingSeconds,
        imagesPerSecond,
        Optional.of(begun).filter(some -> !some.isEmpty()));
  }
}
