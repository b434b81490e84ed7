package org.robustlt.rebalancing.loss;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.robustlt.api.component.RecipeView;
import org.robustlt.api.component.Remark;

/** What losses with margins say of a recipe whose logits are no bare cosines. */
final class CosineLogits {
  private static final String CLASSIFIER = "model.classifier.use";
  private static final String SCALE = "model.classifier.scale";
  private static final Set<String> COSINE = Set.of("cosine", "cosine-plus");

  private CosineLogits() {}

  /**
   * Looks at the classifier; one of a third party may be a cosine classifier too.
   *
   * @param loss the name of the loss
   * @param scale what it multiplies the cosines by
   */
  static List<Remark> remarks(String loss, double scale, RecipeView recipe) {
    if (recipe.is(CLASSIFIER, "linear")) {
      return List.of(
          Remark.doubtful(
              CLASSIFIER,
              String.format(
                  Locale.ROOT,
                  "the margins and the scale of loss \"%s\" are for cosines, of normalized features"
                      + " and weights, and the logits of \"linear\" are none;"
                      + " {use: cosine, scale: 1}?",
                  loss)));
    }
    double own = recipe.number(SCALE).orElse(1.0);
    boolean cosine = recipe.value(CLASSIFIER).filter(COSINE::contains).isPresent();
    return cosine && own != 1
        ? List.of(
            Remark.doubtful(
                SCALE,
                String.format(
                    Locale.ROOT,
                    "comes on top of the scale of loss \"%s\": cosines are multiplied by %.4g · %.4g"
                        + " = %.4g; 1?",
                    loss,
                    own,
                    scale,
                    own * scale)))
        : List.of();
  }
}
