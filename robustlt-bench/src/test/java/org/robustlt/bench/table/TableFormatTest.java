package org.robustlt.bench.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.Regrouping;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunFiles;
import org.robustlt.bench.record.RunReader;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.recipe.EvaluationSection.Groups;
import org.robustlt.core.record.EvaluationRecord;

class TableFormatTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void everyFormatIsAsWritten(TableFormat format) throws IOException {
    String text = format.write(twoSeedsOfThree(), true);

    // Copy this file to src/test/resources/table to accept a change.
    Path actual = Path.of("target", "table", format + ".txt");
    Files.createDirectories(actual.getParent());
    Files.writeString(actual, text);
    assertThat(text).isEqualTo(expected(format));
  }

  @Test
  void theClassesGoAcrossWhereThereAreFewerOfThemThanVariants() throws IOException {
    String text = TableFormat.MARKDOWN.write(twoSeedsOfThree(), true);

    assertThat(text).contains("|  | &lt;class 0> | &lt;class 1> | &lt;class 2> |");
    assertThat(TableFormat.MARKDOWN.write(comparison(run("x", "a_b|c")), true))
        .contains("|  | a\\_b\\|c |", "| &lt;class 2> | 30.0 ±26.7 |");
  }

  @Test
  void latexSpellsWhatNamesCarry() throws IOException {
    String name = "50%_a&b{c}#$~^ × ε";

    assertThat(TableFormat.LATEX.write(comparison(run("x", name)), false))
        .contains(
            "50\\%\\_a\\&b\\{c\\}\\#\\$\\textasciitilde{}\\textasciicircum{} $\\times$ $\\varepsilon$ &",
            "\\caption{Accuracy in \\% under natural (attack pgd, norm linf, steps 20, objective");
  }

  @Test
  void csvHasOneFieldForEachTitleWhateverNamesCarry() throws IOException {
    String text = TableFormat.CSV.write(comparison(run("x", "a, \"b\"")), false);

    assertThat(text).contains(",\"a, \"\"b\"\"\",,tail,,1,0.3,,");
  }

  @Test
  void jsonHasTheNumbersOfTheTables() throws IOException {
    JsonNode protocols =
        new ObjectMapper()
            .readTree(TableFormat.JSON.write(twoSeedsOfThree(), true))
            .path("protocols");

    JsonNode change = protocols.at("/1/rows/2");
    assertThat(change.path("variant").asText()).isEqualTo("lt");
    assertThat(change.path("differenceTo").asText()).isEqualTo("at");
    assertThat(change.at("/accuracies/overall/mean").asDouble()).isCloseTo(0.1, within());
    assertThat(change.at("/perClass/<class 0>/seeds").asInt()).isEqualTo(2);
  }

  @Test
  void otherGroupsGiveTheNumbersThatAnEvaluationWithThemWouldGive() throws IOException {
    RunRecord run = new RunReader().read(run("a", "a").robust(0.8, 0.6, 0.4, 0.2).write());

    RunRecord other = new Regrouping(new Groups(Groups.Rule.COUNTS, 2, 1)).of(run);

    EvaluationRecord evaluation = other.evaluations().get(1);
    assertThat(evaluation.head()).isCloseTo(0.7, within());
    assertThat(evaluation.medium()).isCloseTo(0.4, within());
    assertThat(evaluation.tail()).isCloseTo(0.2, within());
    assertThat(evaluation.overall()).isEqualTo(run.evaluations().get(1).overall());
    assertThat(evaluation.protocol().hash())
        .isNotEqualTo(run.evaluations().get(1).protocol().hash());
    assertThat(evaluation.protocol().settings())
        .containsEntry("groups", "the 2 classes with most and the 1 with fewest training images");
    assertThatThrownBy(() -> new Regrouping(new Groups(Groups.Rule.COUNTS, 3, 2)).of(run))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("3 head and 2 tail classes are more than the 4 classes");
  }

  @Test
  void groupsOfTheirOwnRuleChangeNothing() throws IOException {
    Path fixture = Path.of("src/test/resources/frozen/schema-1/finished");
    RunRecord run = new RunReader().read(fixture);

    RunRecord same = new Regrouping(Groups.THIRDS).of(run);

    assertThat(same.evaluations())
        .usingRecursiveComparison()
        .ignoringFields("intervals") // those of the groups are not known without the verdicts
        .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-12 || a.equals(b), Double.class)
        .isEqualTo(run.evaluations());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }

  private Comparison twoSeedsOfThree() throws IOException {
    return comparison(
        run("at-1", "at").robust(0.7, 0.4, 0.1).verdicts(200),
        run("at-2", "at").seed(2).robust(0.7, 0.4, 0.1).verdicts(200),
        run("lt-1", "lt").budget("robustlt").robust(0.68, 0.5, 0.3).verdicts(200),
        run("lt-2", "lt").budget("robustlt").seed(2).robust(0.7, 0.52, 0.3).verdicts(200),
        run("mart", "mart").loss("mart").robust(0.6, 0.6, 0.2).verdicts(200));
  }

  private RunFiles run(String directory, String name) {
    return new RunFiles(folder.resolve(directory), name);
  }

  private static Comparison comparison(RunFiles... runs) throws IOException {
    List<RunRecord> records = new ArrayList<>();
    for (RunFiles run : runs) {
      records.add(new RunReader().read(run.write()));
    }
    return Comparison.of(records);
  }

  private static String expected(TableFormat format) throws IOException {
    try (InputStream in = TableFormatTest.class.getResourceAsStream("/table/" + format + ".txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
