package org.robustlt.attacks;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.component.Stateful;
import org.robustlt.api.data.Images;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;

/**
 * Steps up the loss whose excess over the radius costs something in place of being cut off (UDR;
 * Bui et al., ICLR 2022, arXiv 2202.13437, algorithm 1). After a step {@code δ + α·sign ∇L}, the
 * part of every pixel's change that lies beyond ±ε_c shrinks by the share λ, the multiplier of the
 * distance ({@link DistanceMultiplier}): of λ = 1 that is the projection of PGD, of λ = 0 none.
 *
 * <p>An instance that hears of no batch keeps λ as it begins: validations, which make one of their
 * own, attack by PGD where λ begins with 1.
 */
final class UdrPgd implements Attack, TrainingListener, Stateful {
  private final UdrPgdOptions options;
  private final DistanceMultiplier multiplier;

  UdrPgd(UdrPgdOptions options) {
    this.options = options;
    this.multiplier =
        new DistanceMultiplier(options.multiplier(), options.rate(), options.period());
  }

  @Override
  public double reach() {
    return 1 + options.steps() * options.step();
  }

  @Override
  public double passes() {
    return Pgd.PASSES_PER_STEP * options.steps();
  }

  @Override
  public Images perturb(AttackRequest request) {
    if (request.budget().isZero()) {
      multiplier.note(0);
      return request.images().copy();
    }
    INDArray given = request.images().array();
    double[] natural = given.ravel().toDoubleVector();
    double[] radii = request.budget().radii();
    double[] adversarial = start(request);
    for (int step = 0; step < options.steps(); step++) {
      INDArray gradient =
          request
              .classifier()
              .inputGradient(Images.of(array(adversarial, given)), request.objective())
              .gradient();
      move(adversarial, gradient.ravel().toDoubleVector(), natural, radii, request);
    }
    multiplier.note(gap(adversarial, natural, radii));
    return Images.of(array(adversarial, given));
  }

  private static double[] start(AttackRequest request) {
    try (Ascent ascent = request.ascent(Norm.LINF)) {
      ascent.start(RandomStart.CLASS_EPSILON, request.random().at("start").at(0));
      return ascent.images().array().ravel().toDoubleVector();
    }
  }

  private void move(
      double[] images, double[] gradient, double[] natural, double[] radii, AttackRequest request) {
    int pixels = images.length / radii.length;
    for (int j = 0; j < images.length; j++) {
      double radius = radii[j / pixels];
      double change = images[j] - natural[j] + options.step() * radius * Math.signum(gradient[j]);
      double excess = change - within(-radius, change, radius);
      double moved = natural[j] + change - multiplier.value() * excess;
      images[j] = within(request.bounds().low(), moved, request.bounds().high());
    }
  }

  /** Returns by how much radii exceed the mean changes of pixels, on the mean over the batch. */
  private static double gap(double[] images, double[] natural, double[] radii) {
    int pixels = images.length / radii.length;
    double sum = 0;
    for (int j = 0; j < images.length; j++) {
      sum += radii[j / pixels] - Math.abs(images[j] - natural[j]);
    }
    return sum / images.length;
  }

  private static double within(double low, double value, double high) {
    return Math.max(low, Math.min(high, value));
  }

  private static INDArray array(double[] pixels, INDArray like) {
    return Nd4j.createFromArray(pixels).reshape('c', like.shape()).castTo(like.dataType());
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof BatchFinished batch) {
      multiplier.learn(batch.progress().batch());
    }
  }

  @Override
  public Map<String, INDArray> state() {
    return multiplier.state();
  }

  @Override
  public void restore(Map<String, INDArray> state) {
    multiplier.restore(state);
  }
}
