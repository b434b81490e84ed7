package org.robustlt.bench.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.Statistic;
import org.robustlt.bench.markup.Markup;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.diagnosis.MaskingReport;
import org.robustlt.core.evaluation.WilsonInterval;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EvaluationRecord;

/** How robust one run is, with intervals, and whether that can be trusted. */
final class RobustnessSection {
  private static final List<String> COLUMNS =
      List.of("", "natural", "robust", "95 % interval", "gap", "balanced gap", "after each stage");

  private RobustnessSection() {}

  /** Returns the section; nothing if no attack was made. */
  static Optional<Markup> draw(RunRecord run) {
    List<EvaluationRecord> attacks =
        run.evaluations().stream().filter(e -> e.robustnessGap().isPresent()).toList();
    if (attacks.isEmpty() && run.masking().isEmpty()) {
      return Optional.empty();
    }
    Markup out = new Markup();
    out.element("h2", "Robustness").line();
    if (!attacks.isEmpty()) {
      out.open("div", "class", "scroll").open("table").open("caption");
      out.text("Overall accuracy in %; the gap is natural minus robust accuracy.").close();
      out.open("thead").open("tr");
      COLUMNS.forEach(column -> out.element("th", column, "scope", "col"));
      out.close().close().open("tbody").line();
      attacks.forEach(attack -> row(out, attack));
      out.close().close().close().line();
    }
    run.masking().ifPresent(masking -> masking(out, masking));
    return Optional.of(out);
  }

  private static void row(Markup out, EvaluationRecord attack) {
    AccuracyRecord gap = attack.robustnessGap().orElseThrow();
    WilsonInterval interval = attack.intervals().get("overall");
    out.open("tr").element("th", attack.protocol().name(), "scope", "row");
    out.element("td", percent(attack.natural().orElseThrow().overall()));
    out.element("td", percent(attack.overall()));
    out.element(
        "td", interval == null ? "–" : percent(interval.low()) + " to " + percent(interval.high()));
    out.element("td", percent(gap.overall())).element("td", percent(gap.balanced()));
    out.element("td", stages(attack.stages()), "class", "words").close().line();
  }

  private static String stages(List<EvaluationRecord.Stage> stages) {
    return stages.size() < 2
        ? ""
        : stages.stream()
            .map(stage -> stage.name() + " " + percent(stage.overall()))
            .collect(Collectors.joining(" → "));
  }

  private static void masking(Markup out, MaskingReport masking) {
    if (masking.warnings().isEmpty()) {
      out.element(
          "p",
          "No sign of masked gradients in "
              + masking.classes().size()
              + " classes, "
              + masking.checkpoint()
              + " checkpoint."
              + (masking.skipped().isEmpty()
                  ? ""
                  : " Too few images are classified correctly to look at "
                      + String.join(", ", masking.skipped())
                      + "."));
      return;
    }
    out.element(
        "p",
        "Gradients may be masked ("
            + masking.checkpoint()
            + " checkpoint), so that the network is less robust than the numbers say:");
    out.open("div", "class", "scroll").open("table").open("thead").open("tr");
    out.element("th", "class", "scope", "col").element("th", "check", "scope", "col");
    out.element("th", "evidence", "scope", "col").close().close().open("tbody").line();
    for (MaskingReport.Warning warning : masking.warnings()) {
      out.open("tr").element("th", warning.className(), "scope", "row");
      out.element("td", warning.check(), "class", "words");
      out.element("td", warning.evidence(), "class", "words").close().line();
    }
    out.close().close().close().line();
  }

  private static String percent(double fraction) {
    return Percent.of(Statistic.of(List.of(fraction)));
  }
}
