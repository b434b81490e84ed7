package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class BatchSizesTest {
  private static List<Integer> batches(int whole, int examples) {
    BatchSizes sizes = new BatchSizes(whole);
    List<Integer> batches = new ArrayList<>();
    for (int rest = examples; rest > 0; rest -= batches.get(batches.size() - 1)) {
      batches.add(sizes.next(rest));
    }
    return batches;
  }

  @Test
  void takesAllExamplesAtOnce() {
    assertThat(batches(128, 128)).containsExactly(128);
    assertThat(batches(5, 5)).containsExactly(5);
  }

  @Test
  void splitsFewerExamples() {
    assertThat(batches(128, 127)).containsExactly(64, 64);
    assertThat(batches(128, 100)).containsExactly(64, 32, 4);
    assertThat(batches(128, 61)).containsExactly(64);
    assertThat(batches(128, 35)).containsExactly(32, 3);
    assertThat(batches(128, 13)).containsExactly(12, 1);
    assertThat(batches(24, 7)).containsExactly(8);
    assertThat(batches(5, 3)).containsExactly(3);
    assertThat(batches(128, 1)).containsExactly(1);
  }

  @Test
  void usesFewSizesAndWastesLittle() {
    Set<Integer> used = new TreeSet<>();
    for (int examples = 1; examples <= 500; examples++) {
      List<Integer> batches = batches(500, examples);
      used.addAll(batches);
      int places = batches.stream().mapToInt(Integer::intValue).sum();
      assertThat(places - examples).isBetween(0, 8);
    }
    assertThat(used).containsExactly(1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 500);
  }
}
