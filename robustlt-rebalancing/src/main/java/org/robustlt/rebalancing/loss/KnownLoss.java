package org.robustlt.rebalancing.loss;

import java.util.Optional;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.loss.ExampleLoss;

/**
 * A loss of labels that says which of the usual ones it is.
 *
 * @param ofKind which one
 * @param labels {@code [batch]} true classes
 * @param loss the same, as a function
 */
@SuppressWarnings("ArrayRecordComponent") // losses are evaluated, not compared
record KnownLoss(LossKind ofKind, int[] labels, ExampleLoss loss) implements LogitLoss.OfExample {
  @Override
  public double at(int example, double[] logits, double[] gradient) {
    return loss.at(logits, labels[example], gradient);
  }

  @Override
  public Optional<LossKind.Bound> kind() {
    return Optional.of(ofKind.on(labels));
  }
}
