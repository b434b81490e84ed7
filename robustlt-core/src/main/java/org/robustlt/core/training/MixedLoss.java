package org.robustlt.core.training;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.core.data.Batch;

/**
 * The loss of mixtures of images: {@code (1−s)·L(labels) + s·L(labels of the others)} with the
 * share s of the others, as MixUp (Zhang et al., ICLR 2018) and CutMix (Yun et al., ICCV 2019)
 * compute it. Where the loss is a cross-entropy, that is the cross-entropy of soft labels.
 */
final class MixedLoss {
  private MixedLoss() {}

  /**
   * Evaluates a loss.
   *
   * @param input the batch with the labels of the larger part
   * @param mixture the other part, if there is one
   */
  static LossResult evaluate(
      RebalancingLoss loss, LossInput input, Optional<Batch.Mixture> mixture) {
    LossResult own = loss.evaluate(input);
    return mixture
        .map(others -> mix(own, loss.evaluate(input.withLabels(others.labels())), others.share()))
        .orElse(own);
  }

  private static LossResult mix(LossResult own, LossResult other, double share) {
    Map<String, Double> terms = new TreeMap<>();
    own.terms().forEach((name, value) -> terms.merge(name, (1 - share) * value, Double::sum));
    other.terms().forEach((name, value) -> terms.merge(name, share * value, Double::sum));
    LossResult mixed =
        LossResult.of((1 - share) * own.value() + share * other.value()).withTerms(terms);
    mixed =
        mix(own.adversarialLogitsGradient(), other.adversarialLogitsGradient(), share)
            .map(mixed::withAdversarialLogitsGradient)
            .orElse(mixed);
    mixed =
        mix(own.naturalLogitsGradient(), other.naturalLogitsGradient(), share)
            .map(mixed::withNaturalLogitsGradient)
            .orElse(mixed);
    return mix(own.adversarialFeaturesGradient(), other.adversarialFeaturesGradient(), share)
        .map(mixed::withAdversarialFeaturesGradient)
        .orElse(mixed);
  }

  /** An absent gradient is zero. */
  private static Optional<INDArray> mix(
      Optional<INDArray> own, Optional<INDArray> other, double share) {
    Optional<INDArray> ownPart = own.map(gradient -> gradient.mul(1 - share));
    Optional<INDArray> otherPart = other.map(gradient -> gradient.mul(share));
    return ownPart.map(part -> otherPart.map(part::addi).orElse(part)).or(() -> otherPart);
  }
}
