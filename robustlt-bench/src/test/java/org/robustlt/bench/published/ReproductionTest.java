package org.robustlt.bench.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robustlt.bench.comparison.Measure;
import org.robustlt.bench.comparison.ResultTable;
import org.robustlt.bench.comparison.Statistic;
import org.robustlt.bench.published.PublishedTable.Method;
import org.robustlt.core.record.ProtocolRecord;

class ReproductionTest {
  private static final Method METHOD =
      new Method(
          "PGD-AT",
          "cifar10-lt/pgdat.yaml",
          List.of(),
          List.of("a quirk"),
          List.of(
              new PublishedTable.Score("natural", 58.25, Optional.of(48.56)),
              new PublishedTable.Score("pgd-20", 27.28, Optional.empty())));

  private static final PublishedTable TABLE =
      new PublishedTable(
          "table",
          "CIFAR-10-LT",
          "a paper",
          PublishedTable.Hand.SECOND,
          "last",
          "the rarest",
          List.of(),
          List.of(),
          Map.of("pgd-20", 1000),
          List.of(METHOD));

  private static ResultTable.Section section(String protocol, int examples, double accuracy) {
    ResultTable.Cell cell =
        new ResultTable.Cell(new Statistic(accuracy, Double.NaN, 1), Optional.empty(), false);
    List<ResultTable.Cell> cells = Arrays.stream(Measure.values()).map(m -> cell).toList();
    return new ResultTable.Section(
        new ProtocolRecord(
            protocol,
            1,
            "hash",
            "pgd",
            Map.of(),
            "cross-entropy",
            "8/255",
            "0..1",
            "running-statistics",
            0,
            "all",
            "thirds",
            "last"),
        Optional.empty(),
        examples,
        List.of(new ResultTable.Row("ours", false, cells)),
        List.of());
  }

  private static String text(List<String> reduced, ResultTable results) {
    Reproduction reproduction =
        Reproduction.of(
            TABLE,
            List.of(
                new Reproduction.Attempt(
                    METHOD, "ours", Map.of("pgd-20", "pgd-20-limit-1000"), reduced)),
            results);
    return String.join("\n", ReproductionText.lines(reproduction));
  }

  @Test
  void aPublishedNumberNeverStandsInAColumnOfOurs() {
    String text =
        text(
            List.of(),
            new ResultTable(List.of(), List.of(), List.of(section("natural", 10_000, 0.5))));

    assertThat(text).containsPattern("PGD-AT +58\\.25 +50\\.0 +48\\.56 +50\\.0");
    assertThat(text).containsPattern("PGD-AT +27\\.28 +not run +– +not run");
  }

  @Test
  void everyReducedNumberHasAMarkThatSaysWhatIsReduced() {
    ResultTable results =
        new ResultTable(
            List.of(),
            List.of(),
            List.of(section("natural", 10_000, 0.5), section("pgd-20-limit-1000", 1000, 0.2)));

    String text = text(List.of("training.epochs: 30 in place of 100"), results);

    assertThat(text).contains("50.0 [1]").contains("20.0 [2]");
    assertThat(text)
        .contains("[1] reduced: training.epochs: 30 in place of 100")
        .contains(
            "[2] reduced: training.epochs: 30 in place of 100; 1000 test images in place of all");
    assertThat(text).contains("a quirk");
  }
}
