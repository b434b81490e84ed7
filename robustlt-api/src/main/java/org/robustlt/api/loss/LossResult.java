package org.robustlt.api.loss;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The value of a loss and its gradients. An absent gradient is zero. Results are immutable. */
public final class LossResult {
  private final double value;
  private final Map<String, Double> terms;
  private final Optional<INDArray> adversarialLogitsGradient;
  private final Optional<INDArray> naturalLogitsGradient;
  private final Optional<INDArray> adversarialFeaturesGradient;

  private LossResult(
      double value,
      Map<String, Double> terms,
      Optional<INDArray> adversarialLogitsGradient,
      Optional<INDArray> naturalLogitsGradient,
      Optional<INDArray> adversarialFeaturesGradient) {
    this.value = value;
    this.terms = Collections.unmodifiableMap(new TreeMap<>(terms));
    this.adversarialLogitsGradient = adversarialLogitsGradient;
    this.naturalLogitsGradient = naturalLogitsGradient;
    this.adversarialFeaturesGradient = adversarialFeaturesGradient;
  }

  /** Returns a result without terms and gradients. */
  public static LossResult of(double value) {
    return new LossResult(value, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns the result of a loss of the adversarial logits alone. */
  public static LossResult ofAdversarialLogits(double value, INDArray gradient) {
    return of(value).withAdversarialLogitsGradient(gradient);
  }

  /** Returns this result with other parts of the value by name, for the journal. */
  public LossResult withTerms(Map<String, Double> other) {
    return new LossResult(
        value,
        other,
        adversarialLogitsGradient,
        naturalLogitsGradient,
        adversarialFeaturesGradient);
  }

  /** Returns this result with a gradient for the adversarial logits, {@code [batch, classes]}. */
  public LossResult withAdversarialLogitsGradient(INDArray gradient) {
    return new LossResult(
        value, terms, Optional.of(gradient), naturalLogitsGradient, adversarialFeaturesGradient);
  }

  /** Returns this result with a gradient for the natural logits, {@code [batch, classes]}. */
  public LossResult withNaturalLogitsGradient(INDArray gradient) {
    return new LossResult(
        value,
        terms,
        adversarialLogitsGradient,
        Optional.of(gradient),
        adversarialFeaturesGradient);
  }

  /**
   * Returns this result with a gradient for the adversarial features, {@code [batch, features]}.
   */
  public LossResult withAdversarialFeaturesGradient(INDArray gradient) {
    return new LossResult(
        value, terms, adversarialLogitsGradient, naturalLogitsGradient, Optional.of(gradient));
  }

  /** Returns the value that is minimized. */
  public double value() {
    return value;
  }

  /**
   * Returns the parts of the value by name, for the journal; empty if it has no parts. They are in
   * the order of their names, so that journals of equal runs are equal.
   */
  public Map<String, Double> terms() {
    return terms;
  }

  /** Returns {@code [batch, classes]}. */
  public Optional<INDArray> adversarialLogitsGradient() {
    return adversarialLogitsGradient;
  }

  /** Returns {@code [batch, classes]}. */
  public Optional<INDArray> naturalLogitsGradient() {
    return naturalLogitsGradient;
  }

  /**
   * Returns {@code [batch, features]}, the direct dependence only: what reaches the features
   * through the logits is added by the engine.
   */
  public Optional<INDArray> adversarialFeaturesGradient() {
    return adversarialFeaturesGradient;
  }
}
