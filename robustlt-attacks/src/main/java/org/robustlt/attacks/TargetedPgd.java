package org.robustlt.attacks;

import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Require;
import org.robustlt.attacks.loss.LogitDifference;
import org.robustlt.attacks.loss.Ranking;
import org.robustlt.attacks.loss.TargetCrossEntropy;

/** Searches towards one wrong class after the other. */
final class TargetedPgd {
  private TargetedPgd() {}

  static Attack of(TargetedPgdOptions options, ComponentContext context) {
    Require.classes("pgd-t", 2, context.classes());
    int targets = Math.min(options.targets(), context.classes() - 1);
    return WorstOf.stages(
        targets,
        "target ",
        rank -> Pgd.of(options.search(), request -> towards(rank, options, request)),
        AttackRequest::objective);
  }

  /** Returns the loss that is large where an image is taken for the target of a rank. */
  private static LogitLoss towards(int rank, TargetedPgdOptions options, AttackRequest request) {
    double[][] logits =
        request.classifier().logits(request.images()).castTo(DataType.DOUBLE).toDoubleMatrix();
    int[] targets = new int[logits.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = wrongClass(rank, options.order(), logits[i], request.labels()[i]);
    }
    return switch (options.loss()) {
      case LOGIT_DIFFERENCE -> new LogitDifference(request.labels(), targets);
      case CROSS_ENTROPY -> new TargetCrossEntropy(targets);
    };
  }

  private static int wrongClass(
      int rank, TargetedPgdOptions.Order order, double[] logits, int label) {
    int[] classes = Ranking.largest(logits.length, logits);
    int left = order == TargetedPgdOptions.Order.LIKELIEST ? rank : logits.length - rank;
    for (int c : classes) {
      if (c != label && --left == 0) {
        return c;
      }
    }
    throw new IllegalStateException("there are fewer wrong classes than targets");
  }
}
