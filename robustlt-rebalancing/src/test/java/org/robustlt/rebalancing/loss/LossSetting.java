package org.robustlt.rebalancing.loss;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.rebalancing.loss.ReatLoss.Pairwise;
import org.robustlt.rebalancing.loss.ReatLoss.TailRule;
import org.robustlt.rebalancing.loss.ReatLoss.TailTarget;
import org.robustlt.rebalancing.loss.RoBalLoss.KlLogits;
import org.robustlt.rebalancing.loss.TaetLoss.AbsentClasses;

/**
 * A loss with options.
 *
 * @param loss the name of the loss
 * @param options its options
 * @param create makes it
 * @param unbalanced what it is when all classes are of one size, if that is another loss
 */
record LossSetting(
    String loss,
    Record options,
    Function<ComponentContext, RebalancingLoss> create,
    Optional<RebalancingLoss> unbalanced) {
  /** Returns every loss with its defaults and with other options. */
  static Stream<LossSetting> all() {
    return Stream.of(
        of(new CrossEntropyLoss.Provider()),
        of(new CrossEntropyLoss.Provider(), new CrossEntropyLoss.Options(0.1)),
        of(new CrossEntropyLoss.Provider(), new CrossEntropyLoss.Options(1)),
        of(new BalancedSoftmaxLoss.Provider(), crossEntropy(0)),
        of(
            new BalancedSoftmaxLoss.Provider(),
            new BalancedSoftmaxLoss.Options(2.5),
            crossEntropy(0)),
        of(new LogitAdjustmentProvider(), crossEntropy(0)),
        of(new LogitAdjustmentProvider(), new BalancedSoftmaxLoss.Options(-0.5), crossEntropy(0)),
        of(new ClassBalancedLoss.Provider(), crossEntropy(0)),
        of(
            new ClassBalancedLoss.Provider(),
            new ClassBalancedLoss.Options(0.99, 1.5, 0.5),
            new FocalLoss(new FocalLoss.Options(1.5))),
        of(new FocalLoss.Provider()),
        of(new FocalLoss.Provider(), new FocalLoss.Options(0.5)),
        of(new FocalLoss.Provider(), new FocalLoss.Options(0), crossEntropy(0)),
        of(new LdamDrwLoss.Provider()),
        of(new LdamDrwLoss.Provider(), new LdamDrwLoss.Options(0, 1, 0.999, 0.5), crossEntropy(0)),
        of(new ReatLoss.Provider()),
        // All that is published but the constant target, whose gradient is not that of the value.
        of(
            new ReatLoss.Provider(),
            new ReatLoss.Options(
                0.5, Pairwise.COLLAPSED, TailRule.INDEX, TailTarget.WITH_GRADIENT)),
        of(new RoBalLoss.Provider()),
        of(new RoBalLoss.Provider(), robal(6, 0.1, 10, 0.3)),
        of(new RoBalLoss.Provider(), robal(6, 0, 10, 0)),
        of(new RoBalLoss.Provider(), robal(0, 0, 1, 0.3), crossEntropy(0.1)),
        of(new TaetLoss.Provider()),
        of(
            new TaetLoss.Provider(),
            new TaetLoss.Options(0.1, 0.2, 0.3, 0.1, AbsentClasses.COUNT_AS_ZERO)),
        of(new TaetLoss.Provider(), new TaetLoss.Options(0, 0, 2, 0, AbsentClasses.IGNORE)),
        of(new TradesLoss.Provider()),
        of(new TradesLoss.Provider(), new DivergenceOptions(0)),
        of(new MartLoss.Provider()),
        of(new MartLoss.Provider(), new DivergenceOptions(0.3)));
  }

  private static <O extends Record> LossSetting of(
      RebalancingLossProvider<O> provider, RebalancingLoss... unbalanced) {
    return of(provider, provider.defaults(), unbalanced);
  }

  private static <O extends Record> LossSetting of(
      RebalancingLossProvider<O> provider, O options, RebalancingLoss... unbalanced) {
    return new LossSetting(
        provider.name().value(),
        options,
        context -> provider.create(options, context),
        Arrays.stream(unbalanced).findFirst());
  }

  private static RebalancingLoss crossEntropy(double labelSmoothing) {
    return new CrossEntropyLoss(new CrossEntropyLoss.Options(labelSmoothing));
  }

  private static RoBalLoss.Options robal(double beta, double margin, double scale, double tauM) {
    return new RoBalLoss.Options(
        beta,
        1,
        margin,
        scale,
        1.5,
        tauM,
        0.1,
        1e-12,
        KlLogits.SCALED_WITHOUT_MARGIN,
        Precision.FLOAT32);
  }

  @Override
  public String toString() {
    return loss + " " + options;
  }
}
