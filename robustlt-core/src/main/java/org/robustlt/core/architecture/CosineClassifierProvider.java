package org.robustlt.core.architecture;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.Layer;

/** Provides {@code cosine}. */
@Description("cosine classifier: scaled cosines of features and weights")
public final class CosineClassifierProvider
    implements ClassifierProvider<CosineClassifierProvider.Options> {
  /**
   * The options.
   *
   * @param scale what the cosines are multiplied by
   * @param bias whether the bias, which begins at 0, is trained
   */
  public record Options(
      @Description("what the cosines are multiplied by") double scale,
      @Description("whether the bias, which begins at 0, is trained") boolean bias) {
    /**
     * Checks the scale.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Options {
      if (!(scale > 0)) {
        throw new IllegalArgumentException("scale must be greater than 0, got " + scale);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("cosine");
  }

  @Override
  public Options defaults() {
    return new Options(16, false);
  }

  @Override
  public ClassifierHead create(Options options, Context context) {
    Layer layer = new Layer.CosineLinear(context.classes(), options.scale(), 0, 1, options.bias());
    return (network, features) -> network.add("classifier", layer, features);
  }
}
