package org.robustlt.rebalancing.loss;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.RecipeRemarks;
import org.robustlt.api.component.RecipeView;
import org.robustlt.api.component.Remark;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.loss.Rows;

/**
 * Balanced softmax, and a term that spreads the features of tail classes (REAT; Li et al., 2023,
 * arXiv 2307.10205). The objective {@link EffectiveNumberObjective} belongs to it.
 */
public final class ReatLoss implements RebalancingLoss {
  private final BalancedSoftmaxLoss balancedSoftmax;
  private final TailFeatureTerm tailTerm;

  ReatLoss(Options options, ClassFrequencies frequencies) {
    this.balancedSoftmax =
        new BalancedSoftmaxLoss(new BalancedSoftmaxLoss.Options(options.tau()), frequencies);
    this.tailTerm = new TailFeatureTerm(tail(options.tail(), frequencies), options, frequencies);
  }

  /** Returns which classes are tail classes: those after the first two thirds. */
  static boolean[] tail(TailRule rule, ClassFrequencies frequencies) {
    int classes = frequencies.classes();
    boolean[] tail = new boolean[classes];
    IntStream.range(0, classes)
        .boxed()
        .sorted(
            switch (rule) {
              case COUNT -> Comparator.comparing(c -> -frequencies.count(c));
              case INDEX -> Comparator.naturalOrder();
            })
        .skip(classes / 3 * 2 + 1)
        .forEach(c -> tail[c] = true);
    return tail;
  }

  @Override
  public Set<Input> inputs() {
    return Set.of(Input.ADVERSARIAL_FEATURES);
  }

  @Override
  public LossResult evaluate(LossInput input) {
    double[][] features = Rows.of(input.requireAdversarialFeatures());
    double[][] gradient = new double[features.length][features[0].length];
    double tail = tailTerm.at(features, input.labels(), gradient);
    LossResult balanced = balancedSoftmax.evaluate(input);
    return LossResult.of(balanced.value() + tail)
        .withTerms(Map.of("balancedSoftmax", balanced.value(), "tail", tail))
        .withAdversarialLogitsGradient(balanced.adversarialLogitsGradient().orElseThrow())
        .withAdversarialFeaturesGradient(Rows.like(input.requireAdversarialFeatures(), gradient));
  }

  /** How the divergences of pairs of examples are weighted. */
  public enum Pairwise {
    /** Each by the weight of its pair. */
    PER_PAIR,
    /**
     * All by the mean weight, as the published code does by an argument of PyTorch's KL divergence
     * that does not mean what it seems to.
     */
    COLLAPSED
  }

  /** Which classes are tail classes. */
  public enum TailRule {
    /** The last third of the classes when ordered by size. */
    COUNT,
    /** The last third of the class numbers, as published; it assumes classes ordered by size. */
    INDEX
  }

  /**
   * The parts of REAT.
   *
   * @param tau τ, what the logarithms of the class sizes are multiplied by
   * @param pairwise how pairs are weighted in the tail term
   * @param tail which classes are tail classes
   * @param tailTarget whether targets in the tail term are moved
   */
  @Component("reat")
  @Description(
      value = "balanced softmax and a term of the features of tail classes (REAT)",
      source = "arXiv 2307.10205")
  public record Options(
      @Description("what the logarithms of the class sizes are multiplied by") double tau,
      @Description("weights of the tail term: per-pair, or collapsed to their mean as published")
          Pairwise pairwise,
      @Description("tail classes: the rarest third by count, or the last by index as published")
          TailRule tail,
      @Description("targets of the tail term: with-gradient, or constant as published")
          Target tailTarget)
      implements RebalancingLossProvider, RecipeRemarks {
    /** The defaults. */
    public Options() {
      this(1, Pairwise.PER_PAIR, TailRule.COUNT, Target.WITH_GRADIENT);
    }

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if τ is not finite
     */
    public Options {
      new BalancedSoftmaxLoss.Options(tau);
    }

    @Override
    public List<Remark> remarks(RecipeView recipe) {
      return recipe.value("data.mixing.use").filter(mixing -> !mixing.equals("none")).isPresent()
          ? List.of(
              Remark.doubtful(
                  "data.mixing.use",
                  "loss \"reat\" compares the features of images by their class, and a mixture has"
                      + " two; none?"))
          : List.of();
    }

    @Override
    public ReatLoss create(ComponentContext context) {
      return new ReatLoss(this, context.frequencies());
    }
  }
}
