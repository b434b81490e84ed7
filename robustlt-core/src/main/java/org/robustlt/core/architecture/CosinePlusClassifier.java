package org.robustlt.core.architecture;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.Layer;

/**
 * {@code cosine-plus}.
 *
 * @param scale what the cosines are multiplied by
 * @param gamma γ, added to the norm of the weights
 * @param eta η, the power of the norms
 * @param bias whether the bias, which begins at 0, is trained
 */
@Component("cosine-plus")
@Description(
    value = "cosine classifier with softened norms",
    source = "RoBal, Wu et al., CVPR 2021")
public record CosinePlusClassifier(
    @Description("what the cosines are multiplied by") double scale,
    @Description("added to the norm of the weights") double gamma,
    @Description("power of the norms") double eta,
    @Description("whether the bias, which begins at 0, is trained") boolean bias)
    implements ClassifierProvider {
  /** The defaults. */
  public CosinePlusClassifier() {
    this(1, 0.03125, 1, false);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public CosinePlusClassifier {
    Require.positive("scale", scale);
    Require.notNegative("gamma", gamma);
    Require.notNegative("eta", eta);
  }

  @Override
  public ClassifierHead create(Context context) {
    Layer layer = new Layer.CosineLinear(context.classes(), scale, gamma, eta, bias);
    return (network, features) -> network.add("classifier", layer, features);
  }
}
