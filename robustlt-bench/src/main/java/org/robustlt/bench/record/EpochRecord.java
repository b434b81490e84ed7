package org.robustlt.bench.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.core.record.DynamicsRecord;

/**
 * A line of the journal: what an epoch came to.
 *
 * @param epoch the epoch, counted from 1
 * @param epochs the length of the training
 * @param phase the recipe's name of the phase
 * @param loss the mean of the minimized value; NaN if the journal does not tell
 * @param terms the parts of the loss
 * @param learningRate the learning rate; NaN if the journal does not tell
 * @param training on the training images as trained on
 * @param validation on the validation images
 * @param budget ε of each class, pixel scale; empty if the journal does not tell
 * @param seconds the duration; NaN if the journal does not tell
 * @param imagesPerSecond the training speed; NaN if the journal does not tell
 * @param dynamics how the classes were treated, if the journal tells
 * @param signs that the training goes wrong, which begin with the epoch
 */
public record EpochRecord(
    int epoch,
    int epochs,
    String phase,
    double loss,
    Map<String, Double> terms,
    double learningRate,
    AccuracyPair training,
    Optional<AccuracyPair> validation,
    List<Double> budget,
    double seconds,
    double imagesPerSecond,
    Optional<DynamicsRecord> dynamics,
    List<String> signs) {
  /** Copies the collections. */
  public EpochRecord {
    terms = Map.copyOf(terms);
    budget = List.copyOf(budget);
    signs = List.copyOf(signs);
  }
}
