package org.robustlt.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.core.recipe.EvaluationSection.Groups;
import org.robustlt.core.recipe.EvaluationSection.Groups.Rule;

class ClassGroupsTest {
  private static final ClassFrequencies FREQUENCIES = ClassFrequencies.of(5, 900, 20, 100, 7, 101);

  @Test
  void countsOfClasses() {
    ClassGroups groups = ClassGroups.of(new Groups(Rule.COUNTS, 1, 2), FREQUENCIES);

    assertThat(groups.head()).containsExactly(1);
    assertThat(groups.medium()).containsExactly(5, 3, 2);
    assertThat(groups.tail()).containsExactly(4, 0);
    assertThat(groups.rule())
        .isEqualTo("the 1 classes with most and the 2 with fewest training images");
  }

  @Test
  void thresholdsOfTrainingImages() {
    ClassGroups groups = ClassGroups.of(new Groups(Rule.THRESHOLDS, 100, 20), FREQUENCIES);

    assertThat(groups.head()).containsExactly(1, 5);
    assertThat(groups.medium()).containsExactly(2, 3);
    assertThat(groups.tail()).containsExactly(0, 4);
    assertThat(groups.rule())
        .isEqualTo("classes with more than 100 and with fewer than 20 training images");
  }

  @Test
  void thirdsUnlessSaidOtherwise() {
    assertThat(ClassGroups.of(Groups.THIRDS, FREQUENCIES))
        .isEqualTo(ClassGroups.thirds(FREQUENCIES));
  }

  @Test
  void moreClassesThanThereAreAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassGroups.of(new Groups(Rule.COUNTS, 4, 3), FREQUENCIES))
        .withMessage(
            "evaluation.groups: 4 head and 3 tail classes are more than the 6 classes of the data"
                + " set");
  }

  @Test
  void numbersThatARuleLacksOrDoesNotUseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Groups(Rule.COUNTS, 0, 3))
        .withMessage("head and tail must be at least 1 with the rule counts, got 0 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Groups(Rule.THIRDS, 3, 3))
        .withMessage("head and tail are for the rules counts and thresholds only, got 3 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Groups(Rule.THRESHOLDS, 20, 100))
        .withMessage("tail must not be above head with the rule thresholds, got 100 and 20");
  }
}
