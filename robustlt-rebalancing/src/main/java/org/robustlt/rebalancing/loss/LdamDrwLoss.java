package org.robustlt.rebalancing.loss;

import java.util.List;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.RecipeRemarks;
import org.robustlt.api.component.RecipeView;
import org.robustlt.api.component.Remark;
import org.robustlt.api.component.Require;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;

/**
 * Cross-entropy with larger margins for rarer classes, {@code m_c = m·(n_min/n_c)^¼}, and with
 * class weights late in the training (LDAM-DRW; Cao et al., NeurIPS 2019). It is meant for a cosine
 * classifier. The batch's mean is weighted: it is divided by the sum of the weights.
 */
public final class LdamDrwLoss implements RebalancingLoss {
  private final AdditiveMargin margin;
  private final ClassBalance balance;

  LdamDrwLoss(Options options, ClassFrequencies frequencies) {
    this.margin =
        new AdditiveMargin(
            options.scale(),
            margins(options.margin(), frequencies),
            new double[frequencies.classes()],
            CrossEntropy.PLAIN);
    this.balance = new ClassBalance(options.beta(), options.deferral(), frequencies);
  }

  private static double[] margins(double largest, ClassFrequencies frequencies) {
    double[] margins = new double[frequencies.classes()];
    for (int c = 0; c < margins.length; c++) {
      margins[c] = largest * Math.pow((double) frequencies.min() / frequencies.count(c), 0.25);
    }
    return margins;
  }

  @Override
  public LossResult evaluate(LossInput input) {
    double[] weights = balance.at(input.progress());
    double sum = 0;
    for (int label : input.labels()) {
      sum += weights[label];
    }
    return margin.times(weights).sum(input, 1 / sum);
  }

  /**
   * The margins, and the weights late in the training.
   *
   * @param margin m, the margin of the smallest class
   * @param scale what logits less margins are multiplied by
   * @param beta β of the effective number
   * @param deferral the share of the training before which all classes weigh the same
   */
  @Component("ldam-drw")
  @Description(
      value =
          "larger margins for rarer classes of a cosine classifier, and class weights late in the"
              + " training",
      source = "Cao et al., NeurIPS 2019")
  public record Options(
      @Description(value = "margin of the smallest class", source = "Cao et al., NeurIPS 2019")
          double margin,
      @Description(
              "what cosines less margins are multiplied by; the classifier's own scale has to be 1")
          double scale,
      @Description("how far late weights follow class sizes: 0 not at all, towards 1 fully")
          double beta,
      @Description(
              value = "share of the training before which all classes weigh the same",
              unit = "share of all epochs")
          double deferral)
      implements RebalancingLossProvider, RecipeRemarks {
    /** The defaults. */
    public Options() {
      this(0.5, 30, 0.9999, 0.8);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the scale is not positive, the margin not finite, β not
     *     in [0, 1) or the deferral not from 0 to 1
     */
    public Options {
      Require.finite("margin", margin);
      Require.positive("scale", scale);
      ClassBalance.check(beta, deferral);
    }

    @Override
    public List<Remark> remarks(RecipeView recipe) {
      return CosineLogits.remarks("ldam-drw", scale, recipe);
    }

    @Override
    public LdamDrwLoss create(ComponentContext context) {
      return new LdamDrwLoss(this, context.frequencies());
    }
  }
}
