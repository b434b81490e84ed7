package org.robustlt.core.registry.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "pgd, pgd, 0",
    "pdg, pgd, 1",
    "pg, pgd, 1",
    "pggd, pgd, 1",
    "pxd, pgd, 1",
    "'', pgd, 3",
    "ca, abc, 3",
    "kitten, sitting, 3",
    "steps, spets, 2",
    "stepsize, step-size, 1"
  })
  void distanceCountsEditsAndSwapsOfNeighbours(String from, String to, int distance) {
    assertThat(Spelling.distance(from, to)).isEqualTo(distance);
    assertThat(Spelling.distance(to, from)).isEqualTo(distance);
  }

  @Test
  void nearestIsAtMostAThirdOfTheLengthAway() {
    List<String> known = List.of("balanced-softmax", "pgd", "none");
    assertThat(Spelling.nearest("balanced-max", known)).contains("balanced-softmax");
    assertThat(Spelling.nearest("balanced", known)).isEmpty();
    assertThat(Spelling.nearest("pg", known)).contains("pgd");
    assertThat(Spelling.nearest("p", known)).isEmpty();
    assertThat(Spelling.nearest("nine", known)).contains("none");
    assertThat(Spelling.nearest("fgsm", known)).isEmpty();
  }

  @Test
  void caseIsNoDifferenceAndTheAlphabetDecidesBetweenEquals() {
    assertThat(Spelling.nearest("StepSize", List.of("stepSize"))).contains("stepSize");
    assertThat(Spelling.nearest("cat", List.of("rat", "bat"))).contains("bat");
  }

  @Test
  void hintIsEmptyWithoutASuggestion() {
    assertThat(Spelling.hint("pdg", List.of("pgd"))).isEqualTo("; did you mean \"pgd\"?");
    assertThat(Spelling.hint("xyz", List.of("pgd"))).isEmpty();
  }
}
