package org.robustlt.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {
  @Test
  void pointsAreTheProductOfTheAxes() {
    Grid grid =
        Grid.parse(List.of("budget.alpha=0.2,0.3", "attack={use: pgd, steps: 2},{use: fgsm}"));
    assertThat(grid.keys()).containsExactly("budget.alpha", "attack");
    assertThat(grid.points())
        .containsExactly(
            List.of("budget.alpha=0.2", "attack={use: pgd, steps: 2}"),
            List.of("budget.alpha=0.2", "attack={use: fgsm}"),
            List.of("budget.alpha=0.3", "attack={use: pgd, steps: 2}"),
            List.of("budget.alpha=0.3", "attack={use: fgsm}"));
    assertThat(Grid.name("AT", grid.points().get(3)))
        .isEqualTo("AT, alpha 0.3, attack {use: fgsm}");
    assertThat(Grid.NONE.points()).containsExactly(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alpha              | must be KEY=VALUE,VALUE, such as budget.alpha=0.2,0.3, got "alpha"
          budget.alpha=1,,2  | budget.alpha has a value twice or an empty one: budget.alpha=1,,2
          budget.alpha=1,1   | budget.alpha has a value twice or an empty one: budget.alpha=1,1
          seed=1,2           | seed is what --seeds is for
          name=a,b           | name is no setting
          """)
  void whatIsNoneIsTold(String text, String problem) {
    assertThatThrownBy(() -> Grid.parse(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }

  @Test
  void aKeyStandsOnce() {
    assertThatThrownBy(() -> Grid.parse(List.of("a.b=1,2", "a.b=3")))
        .hasMessage("a.b is there twice; give it once, with all values");
  }
}
