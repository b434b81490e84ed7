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
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.loss.Rows;

/**
 * A margin loss for cosine classifiers, and the divergence of the adversarial from the natural
 * prediction (RoBal; Wu et al., CVPR 2021):
 *
 * <pre>β_adv · CE(s·(cos − m_y) + τ_b·ln(n/N)) + β · KL(p_natural ‖ p_adversarial)</pre>
 *
 * <p>with the margins {@code m_c = τ_m·ln(n_c/n_min)/s + m} and p the soft-max of the cosines.
 */
public final class RoBalLoss implements PairLoss {
  private final Options options;
  private final AdditiveMargin margin;

  RoBalLoss(Options options, ClassFrequencies frequencies) {
    this.options = options;
    this.margin =
        new AdditiveMargin(
            options.scale(),
            margins(options, frequencies),
            biases(options.tauB(), frequencies),
            new CrossEntropy(options.labelSmoothing()));
  }

  /** Returns {@code m_c} of every class. */
  static double[] margins(Options options, ClassFrequencies frequencies) {
    Precision precision = options.marginPrecision();
    double m = precision.round(options.margin());
    double tau = precision.round(options.tauM());
    double scale = precision.round(options.scale());
    double[] margins = new double[frequencies.classes()];
    for (int c = 0; c < margins.length; c++) {
      double log = precision.round(Math.log((double) frequencies.count(c) / frequencies.min()));
      margins[c] = precision.round(precision.round(precision.round(tau * log) / scale) + m);
    }
    return margins;
  }

  /** Returns {@code τ_b·ln(n_c/N)} of every class. */
  static double[] biases(double tau, ClassFrequencies frequencies) {
    double[] biases = new double[frequencies.classes()];
    for (int c = 0; c < biases.length; c++) {
      biases[c] = tau * Math.log(frequencies.share(c));
    }
    return biases;
  }

  @Override
  public String labelTerm() {
    return "margin";
  }

  @Override
  public Terms at(Pair pair, int label) {
    double marginLoss = margin.at(pair.adversarial(), label, pair.adversarialGradient());
    Rows.scale(pair.adversarialGradient(), options.betaAdv());
    boolean scaled = klReadsScaledLogits();
    KlDivergence kl =
        KlDivergence.of(
            pair.natural(),
            scaled ? margin.scaled(pair.adversarial()) : pair.adversarial(),
            options.klFloor());
    kl.addTargetGradient(options.beta(), pair.naturalGradient());
    kl.addApproximationGradient(
        options.beta() * (scaled ? options.scale() : 1), pair.adversarialGradient());
    return new Terms(options.betaAdv() * marginLoss, options.beta() * kl.value());
  }

  // The published code scales its input in place where no margin makes it copy the input first.
  private boolean klReadsScaledLogits() {
    return options.klLogits() == KlLogits.SCALED_WITHOUT_MARGIN
        && options.margin() == 0
        && options.tauM() == 0;
  }

  /** Which adversarial logits the divergence compares with the natural cosines. */
  public enum KlLogits {
    /** The cosines. */
    COSINES,
    /**
     * The cosines, but scaled and biased if there is no margin, as the published code does by
     * modifying its input.
     */
    SCALED_WITHOUT_MARGIN
  }

  /**
   * The weights and margins of RoBal.
   *
   * @param beta β, the weight of the divergence
   * @param betaAdv β_adv, the weight of the margin loss
   * @param margin m, the margin of the smallest class
   * @param scale s, what the cosines are multiplied by
   * @param tauB τ_b, how strongly class sizes bias the logits
   * @param tauM τ_m, how much larger the margins of larger classes are
   * @param labelSmoothing the share of the target that is spread over all classes
   * @param klFloor what is added to adversarial probabilities before their logarithm is taken
   * @param klLogits which adversarial logits the divergence reads
   * @param marginPrecision the precision of the margins
   */
  @Component("robal")
  @Description(
      value = "margin loss of a cosine classifier and divergence from the natural (RoBal)",
      source = "Wu et al., CVPR 2021")
  public record Options(
      @Description("weight of the divergence from the natural prediction") double beta,
      @Description("weight of the margin loss") double betaAdv,
      @Description(value = "margin of the smallest class", unit = "cosine") double margin,
      @Description("what the cosines are multiplied by in the margin loss") double scale,
      @Description("how strongly class sizes bias the logits") double tauB,
      @Description("how much larger the margins of larger classes are") double tauM,
      @Description("share of the target that is spread over all classes") double labelSmoothing,
      @Description(
              "what is added to adversarial probabilities before their logarithm is taken;"
                  + " 1e-12 as published")
          double klFloor,
      @Description(
              "adversarial logits of the divergence: cosines, or scaled-without-margin as"
                  + " published")
          KlLogits klLogits,
      @Description("precision of the margins: float64, or float32 as published")
          Precision marginPrecision)
      implements RebalancingLossProvider, RecipeRemarks {
    /** The defaults. */
    public Options() {
      this(6, 1, 0.1, 10, 1.5, 0.3, 0, 0, KlLogits.COSINES, Precision.FLOAT64);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the scale is not positive, the floor negative or the
     *     smoothing not from 0 to 1
     */
    public Options {
      Require.positive("scale", scale);
      Require.notNegative("klFloor", klFloor);
      new CrossEntropy(labelSmoothing);
    }

    @Override
    public List<Remark> remarks(RecipeView recipe) {
      return CosineLogits.remarks("robal", scale, recipe);
    }

    @Override
    public RoBalLoss create(ComponentContext context) {
      return new RoBalLoss(this, context.frequencies());
    }
  }
}
