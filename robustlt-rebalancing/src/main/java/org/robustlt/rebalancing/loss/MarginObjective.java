package org.robustlt.rebalancing.loss;

import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * The margin by which the best wrong class wins, {@code min(max_{c≠y} z_c − z_y, κ)} (Carlini and
 * Wagner, IEEE Security and Privacy 2017). Where it reaches κ the gradient is 0, so that the
 * example is left alone.
 */
public final class MarginObjective implements AdversarialObjective {
  private final double confidence;

  MarginObjective(Options options) {
    this.confidence = options.confidence();
  }

  @Override
  public LogitLoss on(int[] labels, Supplier<INDArray> naturalLogits) {
    return new KnownLoss(new LossKind.Margin(confidence, confidence), labels, this::margin);
  }

  @Override
  public Optional<LossKind> kind() {
    return Optional.of(new LossKind.Margin(confidence, confidence));
  }

  private double margin(double[] logits, int label, double[] gradient) {
    int rival = rival(logits, label);
    double margin = logits[rival] - logits[label];
    if (margin >= confidence) {
      return confidence;
    }
    gradient[rival] = 1;
    gradient[label] = -1;
    return margin;
  }

  /** Returns the class that scores best beside the given one; of equals the first. */
  static int rival(double[] logits, int label) {
    int rival = label == 0 ? 1 : 0;
    for (int c = 0; c < logits.length; c++) {
      if (c != label && logits[c] > logits[rival]) {
        rival = c;
      }
    }
    return rival;
  }

  /**
   * When an example counts as fooled.
   *
   * @param confidence κ, the margin above which an example is left alone
   */
  @Component("margin")
  @Description(
      value = "margin by which the best wrong class wins (Carlini and Wagner)",
      source = "Carlini and Wagner, IEEE S&P 2017")
  public record Options(
      @Description(
              value = "margin above which an example is left alone",
              unit = "logits",
              source = "Carlini and Wagner, IEEE S&P 2017")
          double confidence)
      implements AdversarialObjectiveProvider {
    /** The defaults. */
    public Options() {
      this(0);
    }

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the margin is negative or not a number
     */
    public Options {
      Require.notNegative("confidence", confidence);
    }

    @Override
    public MarginObjective create(ComponentContext context) {
      if (context.classes() < 2) {
        throw new IllegalArgumentException(
            "a margin needs at least 2 classes, got " + context.classes());
      }
      return new MarginObjective(this);
    }
  }
}
