package org.robustlt.attacks.loss;

import java.util.Optional;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;

/**
 * The margin loss {@code −max(z_y − max_{c≠y} z_c + κ, 0)} (Carlini and Wagner, S&amp;P 2017,
 * section V.A, f6). It is 0, without gradient, once an example is misclassified by κ.
 *
 * @param labels {@code [batch]} true classes y
 * @param confidence κ, in units of logits
 */
@SuppressWarnings("ArrayRecordComponent") // losses are evaluated, not compared
public record MarginLoss(int[] labels, double confidence) implements LogitLoss.OfExample {
  @Override
  public double at(int example, double[] logits, double[] gradient) {
    int label = labels[example];
    int other = Ranking.largestExcept(label, logits);
    double margin = logits[label] - logits[other] + confidence;
    if (margin <= 0) {
      return 0;
    }
    gradient[label] = -1;
    gradient[other] = 1;
    return -margin;
  }

  @Override
  public Optional<LossKind.Bound> kind() {
    return Optional.of(new LossKind.Margin(confidence, 0).on(labels));
  }
}
