package org.robustlt.core.engine.contract;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.Network;

/** An attack in a library's memory takes the steps that one on arrays takes. */
final class AscentContract {
  private static final BatchNormMode MODE = BatchNormMode.BATCH_STATISTICS_FROZEN;
  private static final int BATCH = 5;
  private static final int STEPS = 3;
  private static final double EPSILON = 0.1;
  private static final double STEP = 0.04;

  private final Network network;
  private final Network exact;
  private final RandomSource random;
  private final double tolerance;

  /**
   * Prepares the checks.
   *
   * @param network of the library under test
   * @param exact the same network on arrays in double precision
   */
  AscentContract(Network network, Network exact, RandomSource random) {
    this.network = network;
    this.exact = exact;
    this.random = random;
    // In single precision what is nearly 0 may have either sign.
    tolerance = network.type() == DataType.DOUBLE ? 1e-9 : 1e-4;
  }

  void check() {
    for (Norm norm : List.of(Norm.LINF, Norm.L2)) {
      for (RandomStart start : RandomStart.values()) {
        climb(norm, start, 0, LogitLoss.crossEntropy(labels()));
      }
      climb(norm, RandomStart.CLASS_EPSILON, 0.9, LogitLoss.crossEntropy(labels()));
      for (LossKind.Bound usual :
          UsualLosses.of(labels(), network.description().classes(), random)) {
        // One that says what it is, and computes the same on the host.
        climb(norm, RandomStart.CLASS_EPSILON, 0, new KnownOnHost(usual));
      }
    }
  }

  private int[] labels() {
    return UsualLosses.labels(BATCH, network.description().classes());
  }

  private void climb(Norm norm, RandomStart start, double momentum, LogitLoss loss) {
    INDArray natural = natural();
    INDArray expected = climbed(exact, natural, norm, start, momentum, loss);
    INDArray actual = climbed(network, natural.castTo(network.type()), norm, start, momentum, loss);
    ContractViolation.requireClose(
        "images climbed in " + norm + " from " + start + " on " + loss,
        actual,
        expected,
        tolerance);
  }

  private INDArray natural() {
    var input = network.description().input();
    INDArray drawn =
        random
            .at("natural")
            .uniform(DataType.FLOAT, 0, 1, BATCH, input.channels(), input.height(), input.width());
    return drawn.castTo(DataType.DOUBLE);
  }

  private INDArray climbed(
      Network on, INDArray natural, Norm norm, RandomStart start, double momentum, LogitLoss loss) {
    double[] radii = new double[BATCH];
    for (int i = 0; i < BATCH; i++) {
      radii[i] = EPSILON * (0.5 + i);
    }
    AttackRequest request =
        AttackRequest.of(
            new NetworkOnArrays(on, MODE),
            on.images(natural),
            labels(),
            PerturbationBudget.ofRadii(EPSILON, radii));
    Optional<Ascent> own = on.ascent(request, norm, MODE);
    try (Ascent ascent = own.orElseGet(() -> request.ascent(norm))) {
      // Starts differ between the types of arrays by rounding alone.
      ascent.start(start, random.at("start"));
      for (int step = 0; step < STEPS; step++) {
        if (momentum > 0) {
          ascent.step(loss, STEP, momentum);
        } else {
          ascent.step(loss, STEP);
        }
      }
      return ascent.images().array().dup();
    }
  }
}
