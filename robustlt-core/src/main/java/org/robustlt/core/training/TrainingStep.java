package org.robustlt.core.training;

import java.util.Optional;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.core.adversary.Predictions;
import org.robustlt.core.data.Batch;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;

/** One step of adversarial training: attack, perturb weights, learn, monitor. */
public final class TrainingStep {
  private final Network network;
  private final TrainingMethod method;
  private final AttackedNetwork attacked;
  private final WeightUpdate update;
  private final RandomSource random;
  private final LossGradients lossGradients;

  /**
   * Prepares the steps of one epoch, without a teacher.
   *
   * @param random the source of all randomness; each batch draws at its own place
   */
  public TrainingStep(
      Network network,
      AttackedNetwork attacked,
      TrainingMethod method,
      WeightUpdate update,
      RandomSource random) {
    this(network, attacked, Teacher.NONE, method, update, random);
  }

  /**
   * Prepares the steps of one epoch.
   *
   * @param random the source of all randomness; each batch draws at its own place
   */
  public TrainingStep(
      Network network,
      AttackedNetwork attacked,
      Teacher teacher,
      TrainingMethod method,
      WeightUpdate update,
      RandomSource random) {
    this.network = network;
    this.attacked = attacked;
    this.method = method;
    this.update = update;
    this.random = random;
    this.lossGradients = new LossGradients(network, teacher, method);
  }

  /**
   * What a step gives.
   *
   * @param loss what was minimized
   * @param natural the natural images, valid until the next step
   * @param adversarial the adversarial images
   * @param naturalLogits {@code [batch, classes]} as they were learnt, empty if the loss does not
   *     read them
   * @param adversarialLogits {@code [batch, classes]} as they were learnt
   * @param adversarialFeatures {@code [batch, features]} likewise
   * @param naturalPredictions {@code [batch]}, empty if not monitored
   * @param adversarialPredictions {@code [batch]}
   */
  @SuppressWarnings("ArrayRecordComponent") // outcomes are read, not compared
  public record Outcome(
      LossResult loss,
      Images natural,
      Images adversarial,
      double[][] naturalLogits,
      double[][] adversarialLogits,
      double[][] adversarialFeatures,
      int[] naturalPredictions,
      int[] adversarialPredictions)
      implements AutoCloseable {
    /** Frees the images, which are large and would wait for the collector otherwise. */
    @Override
    public void close() {
      adversarial.close();
    }
  }

  /** Leaves the gradients of a batch in the network's parameters. */
  @FunctionalInterface
  private interface Gradients {
    LossGradients.Outcome compute(BatchNormMode mode);
  }

  /**
   * Learns a batch.
   *
   * @param radii {@code [classes]} budgets of this epoch
   */
  public Outcome learn(Batch batch, double[] radii, TrainingProgress progress) {
    network.drawFrom(random.at("dropout").at(progress.epoch()).at(progress.batch()));
    Images natural = network.images(batch.images());
    Images adversarial = attack(batch, natural, radii, progress);
    Gradients gradients =
        mode -> lossGradients.compute(batch, natural, adversarial, progress, mode);
    Optional<ParameterVector> displacement = displacement(gradients, progress);
    displacement.ifPresent(vector -> displace(1, vector));
    LossGradients.Outcome outcome = gradients.compute(BatchNormMode.BATCH_STATISTICS_UPDATING);
    if (!Double.isFinite(network.parameters().gradients().norm())) {
      throw DivergedException.at(progress, "the gradient of the weights is not finite");
    }
    update.take(network.parameters(), batch.size(), progress);
    displacement.ifPresent(
        vector -> {
          displace(-1, vector);
          vector.close();
        });
    return monitored(natural, adversarial, outcome);
  }

  private Images attack(Batch batch, Images natural, double[] radii, TrainingProgress progress) {
    return method
        .adversary()
        .perturb(
            attacked.network(),
            batch,
            natural,
            budget(batch, radii),
            random.at("attack").at(progress.epoch()).at(progress.batch()));
  }

  private PerturbationBudget budget(Batch batch, double[] radii) {
    double epsilon = method.epsilon().value();
    PerturbationBudget own = PerturbationBudget.ofClasses(epsilon, radii, batch.labels());
    return batch
        .mixture()
        .map(
            mixture ->
                own.mixedWith(
                    PerturbationBudget.ofClasses(epsilon, radii, mixture.labels()),
                    mixture.share()))
        .orElse(own);
  }

  private Optional<ParameterVector> displacement(Gradients gradients, TrainingProgress progress) {
    if (!method.weightPerturbation().active(progress)) {
      return Optional.empty();
    }
    return Optional.of(
        method
            .weightPerturbation()
            .perturbation(
                new NetworkAscent(network.parameters(), update, gradients::compute, progress)));
  }

  private void displace(int sign, ParameterVector displacement) {
    network.parameters().weights().add(sign, displacement);
    network.parameters().changed();
  }

  /** Measures what the updated network makes of the batch. */
  private Outcome monitored(Images natural, Images adversarial, LossGradients.Outcome learnt) {
    int[] onNatural = {};
    int[] onAdversarial = learnt.adversarialPredictions();
    switch (method.monitor()) {
      case OFF -> {}
      case FROZEN -> onNatural = predictions(natural, BatchNormMode.BATCH_STATISTICS_FROZEN);
      case UPDATING -> {
        onAdversarial = predictions(adversarial, BatchNormMode.BATCH_STATISTICS_UPDATING);
        onNatural = predictions(natural, BatchNormMode.BATCH_STATISTICS_UPDATING);
      }
      case UPDATING_NATURAL_FIRST -> {
        onNatural = predictions(natural, BatchNormMode.BATCH_STATISTICS_UPDATING);
        onAdversarial = predictions(adversarial, BatchNormMode.BATCH_STATISTICS_UPDATING);
      }
    }
    return new Outcome(
        learnt.loss(),
        natural,
        adversarial,
        learnt.naturalLogits(),
        learnt.adversarialLogits(),
        learnt.adversarialFeatures(),
        onNatural,
        onAdversarial);
  }

  private int[] predictions(Images images, BatchNormMode mode) {
    try (ForwardPass pass = network.forward(images, mode)) {
      return Predictions.of(pass.logits());
    }
  }
}
