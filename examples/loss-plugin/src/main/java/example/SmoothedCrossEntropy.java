package example;

import java.util.Arrays;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;

/** Cross-entropy with labels that give a share to all classes (Szegedy et al., CVPR 2016). */
@Component("smoothed-cross-entropy")
@Description("cross-entropy of smoothed labels")
public record SmoothedCrossEntropy(@Description("share of a label that all classes get") double smoothing)
    implements RebalancingLossProvider {
  public SmoothedCrossEntropy() {
    this(0.1);
  }

  public SmoothedCrossEntropy {
    Require.share("smoothing", smoothing);
  }

  @Override
  public RebalancingLoss create(ComponentContext context) {
    return input -> {
      int[] labels = input.labels();
      LogitLoss.Value value =
          LogitLoss.Value.of(
              input.adversarialLogits(),
              (example, logits, gradient) -> at(labels[example], logits, gradient));
      double sum = Arrays.stream(value.losses()).sum();
      return LossResult.ofAdversarialLogits(
          sum / labels.length, value.gradient().div(labels.length));
    };
  }

  private double at(int label, double[] logits, double[] gradient) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double sum = Arrays.stream(logits).map(logit -> Math.exp(logit - largest)).sum();
    double loss = 0;
    for (int c = 0; c < logits.length; c++) {
      double logProbability = logits[c] - largest - Math.log(sum);
      double target = smoothing / logits.length + (c == label ? 1 - smoothing : 0);
      loss -= target * logProbability;
      gradient[c] = Math.exp(logProbability) - target;
    }
    return loss;
  }
}
