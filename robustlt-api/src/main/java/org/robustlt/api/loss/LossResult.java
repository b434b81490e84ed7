package org.robustlt.api.loss;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The value of a loss and its gradients. An absent gradient is zero.
 *
 * @param value the value that is minimized
 * @param terms the parts of the value by name, for the journal; empty if it has no parts. Kept in
 *     the order of their names, so that journals of equal runs are equal
 * @param adversarialLogitsGradient {@code [batch, classes]}
 * @param naturalLogitsGradient {@code [batch, classes]}
 * @param adversarialFeaturesGradient {@code [batch, features]}, the direct dependence only: what
 *     reaches the features through the logits is added by the engine
 */
public record LossResult(
    double value,
    Map<String, Double> terms,
    Optional<INDArray> adversarialLogitsGradient,
    Optional<INDArray> naturalLogitsGradient,
    Optional<INDArray> adversarialFeaturesGradient) {
  /** Copies the terms. */
  public LossResult {
    terms = Collections.unmodifiableMap(new TreeMap<>(terms));
  }

  /** Returns the result of a loss of the adversarial logits alone. */
  public static LossResult ofAdversarialLogits(double value, INDArray gradient) {
    return new LossResult(
        value, Map.of(), Optional.of(gradient), Optional.empty(), Optional.empty());
  }
}
