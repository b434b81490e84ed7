package org.robustlt.rebalancing.loss;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.robustlt.api.component.Component;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.rebalancing.loss.ReatLoss.Pairwise;
import org.robustlt.rebalancing.loss.ReatLoss.TailRule;
import org.robustlt.rebalancing.loss.RoBalLoss.KlLogits;
import org.robustlt.rebalancing.loss.TaetLoss.AbsentClasses;

/**
 * A loss with options.
 *
 * @param loss the name of the loss
 * @param options its options, which make it
 * @param unbalanced what it is when all classes are of one size, if that is another loss
 */
record LossSetting(
    String loss, RebalancingLossProvider options, Optional<RebalancingLoss> unbalanced) {
  /** Returns every loss with its defaults and with other options. */
  static Stream<LossSetting> all() {
    return Stream.of(
        of(new CrossEntropyLoss.Options()),
        of(new CrossEntropyLoss.Options(0.1)),
        of(new CrossEntropyLoss.Options(1)),
        of(new BalancedSoftmaxLoss.Options(), crossEntropy(0)),
        of(new BalancedSoftmaxLoss.Options(2.5), crossEntropy(0)),
        of(new LogitAdjustment(), crossEntropy(0)),
        of(new LogitAdjustment(-0.5), crossEntropy(0)),
        of(new ClassBalancedLoss.Options(), crossEntropy(0)),
        of(
            new ClassBalancedLoss.Options(0.99, 1.5, 0.5),
            new FocalLoss(new FocalLoss.Options(1.5))),
        of(new FocalLoss.Options()),
        of(new FocalLoss.Options(0.5)),
        of(new FocalLoss.Options(0), crossEntropy(0)),
        of(new LdamDrwLoss.Options()),
        of(new LdamDrwLoss.Options(0, 1, 0.999, 0.5), crossEntropy(0)),
        of(new ReatLoss.Options()),
        // All that is published but the constant target, whose gradient is not that of the value.
        of(new ReatLoss.Options(0.5, Pairwise.COLLAPSED, TailRule.INDEX, Target.WITH_GRADIENT)),
        of(new RoBalLoss.Options()),
        of(robal(6, 0.1, 10, 0.3)),
        of(robal(6, 0, 10, 0)),
        of(robal(0, 0, 1, 0.3), crossEntropy(0.1)),
        of(new TaetLoss.Options()),
        of(new TaetLoss.Options(0.1, 0.2, 0.3, 0.1, AbsentClasses.COUNT_AS_ZERO)),
        of(new TaetLoss.Options(0, 0, 2, 0, AbsentClasses.IGNORE)),
        of(new TradesLoss.Options()),
        of(new TradesLoss.Options(new DivergenceOptions(0))),
        of(new CfaLoss.Options()),
        of(new CfaLoss.Options(new DivergenceOptions(0.3), 0.2, 0.5)),
        of(new DafaLoss.Options(), crossEntropy(0)),
        of(new DafaTradesLoss.Options()),
        // As published but for the constant target, whose gradient is not that of the value.
        of(new IklLoss.Options(4, 20, 4, Target.WITH_GRADIENT)),
        of(new IklLoss.Options(0, 1, 1, Target.CONSTANT)),
        of(new CgrmLoss.Options(), crossEntropy(0)),
        of(new DistillationLoss.Options()),
        of(new DistillationLoss.Options(0, 4, 1), crossEntropy(0)),
        of(new DistillationLoss.Options(2, 4, -0.5)),
        of(new MartLoss.Options()),
        of(new MartLoss.Options(new DivergenceOptions(0.3))));
  }

  private static LossSetting of(RebalancingLossProvider provider, RebalancingLoss... unbalanced) {
    return new LossSetting(
        provider.getClass().getAnnotation(Component.class).value(),
        provider,
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
