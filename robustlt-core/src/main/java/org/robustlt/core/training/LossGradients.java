package org.robustlt.core.training;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.data.Images;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.Rows;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.core.adversary.Predictions;
import org.robustlt.core.data.Batch;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;

/** The loss of a batch and the gradients of the weights, left in the network's parameters. */
final class LossGradients {
  private final Network network;
  private final Teacher teacher;
  private final RebalancingLoss loss;
  private final boolean unusedNaturalForward;

  LossGradients(Network network, Teacher teacher, TrainingMethod method) {
    this.network = network;
    this.teacher = teacher;
    this.loss = method.loss();
    this.unusedNaturalForward = method.unusedNaturalForward();
  }

  /** What one evaluation of the loss gives beside the gradients. */
  @SuppressWarnings("ArrayRecordComponent") // outcomes are read, not compared
  record Outcome(
      LossResult loss,
      double[][] naturalLogits,
      double[][] adversarialLogits,
      double[][] adversarialFeatures,
      int[] adversarialPredictions) {}

  /** Sends the adversarial batch through the network, then the natural one if it is needed. */
  Outcome compute(
      Batch batch,
      Images natural,
      Images adversarial,
      TrainingProgress progress,
      BatchNormMode mode) {
    network.parameters().zeroGradient();
    try (ForwardPass adversarialPass = network.forward(adversarial, mode)) {
      Optional<ForwardPass> naturalPass = Optional.empty();
      if (reads(RebalancingLoss.Input.NATURAL_LOGITS) || unusedNaturalForward) {
        naturalPass = Optional.of(network.forward(natural, mode));
      }
      try {
        // The logits come to the host behind the backward pass, if that need not wait for them.
        boolean accumulated = accumulateKind(batch, adversarialPass, naturalPass);
        LossInput input = LossInput.of(batch.labels(), adversarialPass.logits(), progress);
        if (reads(RebalancingLoss.Input.NATURAL_LOGITS)) {
          input = input.withNaturalLogits(naturalPass.orElseThrow().logits());
        }
        if (reads(RebalancingLoss.Input.ADVERSARIAL_FEATURES)) {
          input = input.withAdversarialFeatures(adversarialPass.features());
        }
        if (reads(RebalancingLoss.Input.TEACHER_LOGITS)) {
          input = input.withTeacherLogits(teacher.logits(natural));
        }
        LossResult result = MixedLoss.evaluate(loss, input, batch.mixture());
        if (!accumulated) {
          accumulate(result, adversarialPass, naturalPass);
        }
        return new Outcome(
            result,
            input.naturalLogits().map(Rows::of).orElseGet(() -> new double[0][]),
            Rows.of(adversarialPass.logits()),
            input.adversarialFeatures().map(Rows::of).orElseGet(() -> new double[0][]),
            Predictions.of(adversarialPass.logits()));
      } finally {
        naturalPass.ifPresent(ForwardPass::close);
      }
    }
  }

  /** Leaves a usual loss to the network's library; returns whether that computes it. */
  private boolean accumulateKind(
      Batch batch, ForwardPass adversarialPass, Optional<ForwardPass> naturalPass) {
    if (loss.kind().isEmpty() || batch.mixture().isPresent()) {
      return false;
    }
    LossKind.Bound usual = loss.kind().get().on(batch.labels());
    double factor = 1.0 / batch.size();
    return reads(RebalancingLoss.Input.NATURAL_LOGITS)
        ? adversarialPass.accumulateGradients(usual, factor, naturalPass.orElseThrow())
        : adversarialPass.accumulateGradients(usual, factor);
  }

  private static void accumulate(
      LossResult result, ForwardPass adversarialPass, Optional<ForwardPass> naturalPass) {
    Optional<INDArray> logitsGradient = result.adversarialLogitsGradient();
    Optional<INDArray> featuresGradient = result.adversarialFeaturesGradient();
    if (logitsGradient.isPresent() || featuresGradient.isPresent()) {
      adversarialPass.accumulateGradients(
          logitsGradient.orElseGet(() -> Nd4j.zerosLike(adversarialPass.logits())),
          featuresGradient);
    }
    result
        .naturalLogitsGradient()
        .ifPresent(
            gradient -> naturalPass.orElseThrow().accumulateGradients(gradient, Optional.empty()));
  }

  private boolean reads(RebalancingLoss.Input input) {
    return loss.inputs().contains(input);
  }
}
