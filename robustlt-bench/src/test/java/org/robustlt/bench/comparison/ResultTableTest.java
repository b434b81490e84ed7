package org.robustlt.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunFiles;
import org.robustlt.bench.record.RunReader;

class ResultTableTest {
  @TempDir private Path folder;

  @Test
  void printsBaseRobustLtAndTheirDifferenceSeedBySeed() throws IOException {
    Comparison comparison =
        compare(
            run("lt-1", "lt").budget("robustlt").robust(0.5, 0.5, 0.5),
            run("at-1", "at").robust(0.7, 0.4, 0.1),
            run("lt-2", "lt").budget("robustlt").seed(2).robust(0.6, 0.6, 0.6),
            run("at-2", "at").seed(2).robust(0.7, 0.4, 0.4));

    assertThat(String.join("\n", new ResultText(false).lines(ResultTable.of(comparison))))
        .endsWith(
            """
            pgd-20 accuracy in %, ε = 8/255, 30 test images, last checkpoint
                              overall      balanced          head        medium          tail   worst class
              ─────────────────────────────────────────────────────────────────────────────────────────────
              at           45.0 ± 7.1    45.0 ± 7.1   *70.0 ± 0.0             –   25.0 ± 21.2   25.0 ± 21.2
              lt          *55.0 ± 7.1   *55.0 ± 7.1    55.0 ± 7.1             –   *55.0 ± 7.1   *55.0 ± 7.1
                Δ to at   +10.0 ± 0.0   +10.0 ± 0.0   −15.0 ± 7.1             –  +30.0 ± 14.1  +30.0 ± 14.1\
            """);
  }

  @Test
  void saysWhatIsMeasuredInL2() throws IOException {
    Comparison comparison = compare(run("a", "a").protocol("l2", "20, \"norm\": \"l2\""));

    assertThat(new ResultText(false).lines(ResultTable.of(comparison)))
        .contains("pgd-20 accuracy in %, ε = 8/255 in L2, 30 test images, last checkpoint");
  }

  @Test
  void marksNumbersThatPrintAlikeAsEquallyGood() throws IOException {
    ResultTable table =
        ResultTable.of(
            compare(
                run("a", "a").robust(0.50001, 0.2, 0.2),
                run("b", "b").loss("trades").robust(0.50002, 0.1, 0.1)));

    List<ResultTable.Row> rows = table.sections().get(1).rows();
    int head = List.of(Measure.values()).indexOf(Measure.HEAD);
    int tail = List.of(Measure.values()).indexOf(Measure.TAIL);
    assertThat(rows).extracting(row -> row.cells().get(head).best()).containsExactly(true, true);
    assertThat(rows).extracting(row -> row.cells().get(tail).best()).containsExactly(true, false);
  }

  @Test
  void refusesToMixProtocolsOfOneName() throws IOException {
    Comparison comparison =
        compare(run("a", "a"), run("b", "b").loss("trades").protocol("def", "10"));

    assertThatThrownBy(() -> ResultTable.of(comparison))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("\"pgd-20\" cannot stand in one column")
        .hasMessageContaining("options.steps: 20 and 10")
        .hasMessageContaining(folder.resolve("b").toString());
  }

  @Test
  void refusesToMixClasses() throws IOException {
    assertThatThrownBy(() -> compare(run("a", "a"), run("b", "b").robust(0.1, 0.2)))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("different classes");
  }

  @Test
  void pairsRobustLtWithTheRecipeThatIsTheSameButForTheBudget() throws IOException {
    Comparison comparison =
        compare(
            run("a", "trades").loss("trades"),
            run("b", "lt").loss("mart").budget("robustlt"),
            run("c", "mart").loss("mart"));

    assertThat(comparison.variants())
        .extracting(Variant::name)
        .containsExactly("trades", "mart", "lt");
    assertThat(comparison.variants().get(2).base()).contains("mart");
  }

  @Test
  void keepsRobustLtWithoutABase() throws IOException {
    Comparison comparison = compare(run("b", "lt").budget("robustlt"), run("c", "x").loss("mart"));

    assertThat(comparison.variants()).extracting(Variant::name).containsExactly("lt", "x");
  }

  private RunFiles run(String directory, String name) {
    return new RunFiles(folder.resolve(directory), name);
  }

  private static Comparison compare(RunFiles... runs) throws IOException {
    List<Path> directories = new java.util.ArrayList<>();
    for (RunFiles run : runs) {
      directories.add(run.write());
    }
    return Comparison.of(
        Stream.of(directories.toArray(Path[]::new)).map(new RunReader()::read).toList());
  }
}
