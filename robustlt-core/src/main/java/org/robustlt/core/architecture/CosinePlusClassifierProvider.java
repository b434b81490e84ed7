package org.robustlt.core.architecture;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.Layer;

/** Provides {@code cosine-plus}. */
@Description(
    value = "cosine classifier with softened norms",
    source = "RoBal, Wu et al., CVPR 2021")
public final class CosinePlusClassifierProvider
    implements ClassifierProvider<CosinePlusClassifierProvider.Options> {
  /**
   * The options.
   *
   * @param scale what the cosines are multiplied by
   * @param gamma γ, added to the norm of the weights
   * @param eta η, the power of the norms
   * @param bias whether the bias, which begins at 0, is trained
   */
  public record Options(
      @Description("what the cosines are multiplied by") double scale,
      @Description("added to the norm of the weights") double gamma,
      @Description("power of the norms") double eta,
      @Description("whether the bias, which begins at 0, is trained") boolean bias) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is left
     */
    public Options {
      if (!(scale > 0)) {
        throw new IllegalArgumentException("scale must be greater than 0, got " + scale);
      }
      if (!(gamma >= 0)) {
        throw new IllegalArgumentException("gamma must not be negative, got " + gamma);
      }
      if (!(eta >= 0)) {
        throw new IllegalArgumentException("eta must not be negative, got " + eta);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("cosine-plus");
  }

  @Override
  public Options defaults() {
    return new Options(1, 0.03125, 1, false);
  }

  @Override
  public ClassifierHead create(Options options, Context context) {
    Layer layer =
        new Layer.CosineLinear(
            context.classes(), options.scale(), options.gamma(), options.eta(), options.bias());
    return (network, features) -> network.add("classifier", layer, features);
  }
}
