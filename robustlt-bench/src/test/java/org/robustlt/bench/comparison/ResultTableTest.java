package org.robustlt.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunFiles;
import org.robustlt.bench.record.RunReader;
import org.robustlt.bench.record.RunRecord;

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

    assertThat(text(comparison))
        .endsWith(
            """
            pgd-20 accuracy in %, ε = 8/255, 30 test images, last checkpoint
                                      overall      balanced          head        medium          tail   worst class
              ─────────────────────────────────────────────────────────────────────────────────────────────────────
              at                   45.0 ± 7.1    45.0 ± 7.1    70.0 ± 0.0             –   25.0 ± 21.2   25.0 ± 21.2
              lt                   55.0 ± 7.1    55.0 ± 7.1    55.0 ± 7.1             –    55.0 ± 7.1    55.0 ± 7.1
                Δ to at           +10.0 ± 0.0   +10.0 ± 0.0   −15.0 ± 7.1             –  +30.0 ± 14.1  +30.0 ± 14.1
                  95 % interval   −12.3…+32.3   −12.3…+32.3   −89.4…+59.4             – −100.0…+100.0 −100.0…+100.0\
            """);
  }

  @Test
  void oneSeedHasAnIntervalOverTheTestImages() throws IOException {
    Comparison comparison =
        compare(
            run("at", "at").robust(0.7, 0.4, 0.1).verdicts(200),
            run("lt", "lt").budget("robustlt").robust(0.68, 0.5, 0.4).verdicts(200));

    assertThat(text(comparison))
        .endsWith(
            """
            pgd-20 accuracy in %, ε = 8/255, 600 test images, last checkpoint
                                     overall     balanced         head       medium         tail  worst class
              ───────────────────────────────────────────────────────────────────────────────────────────────
              at                   40.0 ±3.4    40.0 ±3.4    70.0 ±6.3            –    10.0 ±4.2    10.0 ±4.2
              lt                  *52.7 ±3.9   *52.7 ±3.9    68.0 ±6.4            –   *40.0 ±6.8   *40.0 ±6.8
                Δ to at                +12.7        +12.7         −2.0            –        +30.0        +30.0
                  95 % interval  +10.0…+15.3  +10.0…+15.3    −4.2…+0.2            –  +23.6…+36.4  +23.6…+36.4\
            """);
  }

  @Test
  void onlyWhatIsCertainIsBoldOrColoured() throws IOException {
    ResultTable table =
        ResultTable.of(
            compare(
                run("a", "a").robust(0.50, 0.2, 0.2).verdicts(100),
                run("b", "b").loss("trades").robust(0.51, 0.2, 0.6).verdicts(100)));

    List<ResultTable.Row> rows = table.sections().get(1).rows();
    int head = List.of(Measure.values()).indexOf(Measure.HEAD);
    int tail = List.of(Measure.values()).indexOf(Measure.TAIL);
    int worst = List.of(Measure.values()).indexOf(Measure.WORST_CLASS);
    assertThat(rows).extracting(ResultTable.Row::change).containsExactly(false, false, true);
    assertThat(rows)
        .extracting(row -> row.cells().get(tail).best())
        .containsExactly(false, false, false);
    assertThat(rows).extracting(row -> row.cells().get(head).best()).doesNotContain(true);
    assertThat(rows.get(2).cells().get(head).sense()).isZero();
    assertThat(rows.get(2).cells().get(worst).sense()).isZero();
    assertThat(rows.get(2).cells().get(List.of(Measure.values()).indexOf(Measure.BALANCED)).sense())
        .isEqualTo(1);
  }

  @Test
  void oneSeedThatStandsOutIsNotBold() throws IOException {
    ResultTable table =
        ResultTable.of(
            compare(
                run("a-1", "a").robust(0.50, 0.50, 0.50).verdicts(1000),
                run("a-2", "a").seed(2).robust(0.50, 0.50, 0.50).verdicts(1000),
                run("a-3", "a").seed(3).robust(0.50, 0.50, 0.50).verdicts(1000),
                run("b-1", "b").loss("trades").robust(0.90, 0.90, 0.90).verdicts(1000),
                run("b-2", "b").loss("trades").seed(2).robust(0.49, 0.49, 0.49).verdicts(1000),
                run("b-3", "b").loss("trades").seed(3).robust(0.50, 0.50, 0.50).verdicts(1000)));

    assertThat(table.sections().get(1).rows())
        .flatExtracting(ResultTable.Row::cells)
        .noneMatch(cell -> cell.best())
        .noneMatch(cell -> cell.sense() != 0);
  }

  @Test
  void saysWhatIsMeasuredInL2() throws IOException {
    Comparison comparison = compare(run("a", "a").norm("l2"));

    assertThat(new ResultText(false).lines(ResultTable.of(comparison)))
        .contains("pgd-20 accuracy in %, ε = 8/255 in L2, 30 test images, last checkpoint");
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
  void comparesWithTheRecipeThatDiffersInOneComponent() throws IOException {
    Comparison comparison =
        compare(
            run("a", "at"),
            run("b", "at lt").budget("robustlt"),
            run("c", "trades").loss("trades"),
            run("d", "trades lt").loss("trades").budget("robustlt"),
            run("e", "mart linear").loss("mart").budget("linear"));

    assertThat(comparison.variants())
        .extracting(Variant::name)
        .containsExactly("at", "at lt", "trades", "trades lt", "mart linear");
    assertThat(comparison.variants())
        .extracting(variant -> variant.base().orElse("none"))
        .containsExactly("none", "at", "at", "trades", "none");
  }

  @Test
  void comparesAllWithTheBaselineThatTheUserNames() throws IOException {
    List<RunRecord> runs =
        records(run("a", "at"), run("b", "lt").budget("robustlt"), run("c", "mart").loss("mart"));

    assertThat(Comparison.of(runs, Optional.of("mart")).variants())
        .extracting(variant -> variant.base().orElse("none"))
        .containsExactly("none", "mart", "mart");
    assertThatThrownBy(() -> Comparison.of(runs, Optional.of("x")))
        .hasMessage("no variant is called \"x\"; there are \"at\", \"lt\", \"mart\"");
  }

  @Test
  void tellsTheSettingsThatDiffer() throws IOException {
    SettingsTable table =
        SettingsTable.of(compare(run("a", "at"), run("b", "lt").budget("robustlt").seed(2)));

    assertThat(SettingsText.lines(table))
        .containsExactly(
            "what differs", "  at  budget.use constant", "  lt  budget.use robustlt", "");
  }

  private static String text(Comparison comparison) {
    return String.join("\n", new ResultText(false).lines(ResultTable.of(comparison)));
  }

  private RunFiles run(String directory, String name) {
    return new RunFiles(folder.resolve(directory), name);
  }

  private static Comparison compare(RunFiles... runs) throws IOException {
    return Comparison.of(records(runs));
  }

  private static List<RunRecord> records(RunFiles... runs) throws IOException {
    List<RunRecord> records = new ArrayList<>();
    for (RunFiles run : runs) {
      records.add(new RunReader().read(run.write()));
    }
    return records;
  }
}
