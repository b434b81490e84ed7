package org.robustlt.bench.report;

import java.util.List;
import java.util.Optional;
import org.robustlt.bench.comparison.Percent;
import org.robustlt.bench.comparison.Statistic;
import org.robustlt.bench.markup.Markup;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.evaluation.ClassificationMeasures;
import org.robustlt.core.record.EvaluationRecord;

/** F1, geometric mean of recalls and calibration of one run, by protocol and group of classes. */
final class MeasuresSection {
  private static final List<String> COLUMNS =
      List.of("", "classes", "macro-F1", "geometric mean of recalls", "calibration error");

  private MeasuresSection() {}

  /** Returns the section; nothing if the evaluations, of older programs, do not tell. */
  static Optional<Markup> draw(RunRecord run) {
    List<EvaluationRecord> telling =
        run.evaluations().stream().filter(e -> e.measures().isPresent()).toList();
    if (telling.isEmpty()) {
      return Optional.empty();
    }
    Markup out = new Markup();
    out.element("h2", "F1 and calibration").line();
    out.open("div", "class", "scroll").open("table").open("caption");
    out.text("In %, under each protocol; expected calibration error of 15 bins.").close();
    out.open("thead").open("tr");
    COLUMNS.forEach(column -> out.element("th", column, "scope", "col"));
    out.close().close().open("tbody").line();
    for (EvaluationRecord evaluation : telling) {
      evaluation
          .measures()
          .orElseThrow()
          .forEach((group, measures) -> row(out, evaluation, group, measures));
    }
    out.close().close().close().line();
    return Optional.of(out);
  }

  private static void row(
      Markup out, EvaluationRecord evaluation, String group, ClassificationMeasures measures) {
    out.open("tr").element("th", evaluation.protocol().name(), "scope", "row");
    out.element("td", evaluation.groups().nameOf(group), "class", "words");
    out.element("td", percent(measures.macroF1()));
    out.element("td", percent(measures.geometricMean()));
    out.element("td", percent(measures.calibrationError())).close().line();
  }

  private static String percent(double fraction) {
    return Percent.of(Statistic.of(List.of(fraction)));
  }
}
