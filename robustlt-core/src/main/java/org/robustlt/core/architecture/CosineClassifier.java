package org.robustlt.core.architecture;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.Layer;

/**
 * {@code cosine}.
 *
 * @param scale what the cosines are multiplied by
 * @param bias whether the bias, which begins at 0, is trained
 */
@Component("cosine")
@Description("cosine classifier: scaled cosines of features and weights")
public record CosineClassifier(
    @Description("what the cosines are multiplied by") double scale,
    @Description("whether the bias, which begins at 0, is trained") boolean bias)
    implements ClassifierProvider {
  /** The defaults. */
  public CosineClassifier() {
    this(16, false);
  }

  /**
   * Checks the scale.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public CosineClassifier {
    Require.positive("scale", scale);
  }

  @Override
  public ClassifierHead create(Context context) {
    Layer layer = new Layer.CosineLinear(context.classes(), scale, 0, 1, bias);
    return (network, features) -> network.add("classifier", layer, features);
  }
}
