package org.robustlt.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.Remark;
import org.robustlt.core.recipe.RecipeException;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.recipe.RecipeReview;
import org.robustlt.core.registry.Registry;

/** What recipes hardly mean is told with the fix, and what they cannot mean is refused. */
class RecipeReviewTest {
  private static final Path QUICKSTART =
      Path.of(System.getProperty("robustlt.root"), "recipes/quickstart.yaml");

  private final RecipeReader reader = new RecipeReader(Registry.load(List.of()));

  @Test
  void marginsForCosinesWantACosineClassifierOfScaleOne() {
    assertThat(remarks("loss.use=ldam-drw"))
        .containsExactly(
            "model.classifier.use: the margins and the scale of loss \"ldam-drw\" are for cosines,"
                + " of normalized features and weights, and the logits of \"linear\" are none;"
                + " {use: cosine, scale: 1}?");
    assertThat(remarks("loss.use=ldam-drw", "model.classifier.use=cosine"))
        .containsExactly(
            "model.classifier.scale: comes on top of the scale of loss \"ldam-drw\": cosines are"
                + " multiplied by 16.00 · 30.00 = 480.0; 1?");
    assertThat(remarks("loss.use=robal", "model.classifier.use=cosine", "model.classifier.scale=1"))
        .isEmpty();
    assertThat(remarks("loss.use=robal")).hasSize(1);
  }

  @Test
  void theTailTermOfReatWantsImagesOfOneClass() {
    assertThat(remarks("loss.use=reat", "data.mixing.use=cut-mix"))
        .containsExactly(
            "data.mixing.use: loss \"reat\" compares the features of images by their class, and a"
                + " mixture has two; none?");
  }

  @Test
  void aBudgetThatAllowsEveryImageIsTold() {
    assertThat(remarks("budget.epsilon=0.6"))
        .containsExactly(
            "budget.epsilon: within 0.6 in linf every image can become uniformly grey, so that no"
                + " network can tell them apart");
    assertThat(remarks("attack.norm=l2", "budget.epsilon=128", "attack.stepSize=2"))
        .containsExactly("budget.epsilon: 128 is very far in l2 for pixels of 0..1; 128/255?");
    assertThatThrownBy(() -> remarks("budget.epsilon=8"))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("budget.epsilon: must be at most 1 in linf")
        .hasMessageContaining("8/255?");
    assertThat(remarks("attack.use=none", "budget.epsilon=8")).isEmpty();
  }

  private List<String> remarks(String... settings) {
    return RecipeReview.of(reader.read(QUICKSTART, Stream.of(settings).toList())).stream()
        .filter(remark -> remark.kind() == Remark.Kind.DOUBTFUL)
        .map(remark -> remark.key() + ": " + remark.message())
        .toList();
  }
}
