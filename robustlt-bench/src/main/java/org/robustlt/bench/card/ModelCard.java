package org.robustlt.bench.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.bench.table.TableFormat;
import org.robustlt.core.diagnosis.MaskingReport;
import org.robustlt.core.file.PlainText;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.record.RunManifest;

/** A run in words and numbers, as model hubs show it: Markdown with a head of YAML. */
public final class ModelCard {
  private final RunRecord run;
  private final RunManifest manifest;
  private final StringBuilder out = new StringBuilder();

  private ModelCard(RunRecord run) {
    this.run = run;
    manifest = run.manifest();
  }

  /** Returns the card of a run. */
  public static String of(RunRecord run) {
    return new ModelCard(run).write();
  }

  private String write() {
    out.append(CardHead.of(run));
    line("# " + text(manifest.run()));
    line("");
    line(
        "An image classifier for "
            + text(manifest.dataSet().name())
            + " ("
            + manifest.dataSet().classNames().size()
            + " classes), trained adversarially by RobustLT: "
            + fact("model")
            + " with "
            + fact("parameters")
            + " parameters"
            + epochs()
            + ".");
    data();
    results();
    masking();
    limits();
    recipe();
    provenance();
    return out.toString();
  }

  private String epochs() {
    return run.epochs().isEmpty() ? "" : ", " + run.epochs().size() + " epochs";
  }

  private void data() {
    section("Data");
    line(
        fact("dataSet.training")
            + " training images, "
            + fact("dataSet.validation")
            + " held out of them, "
            + fact("dataSet.test")
            + " test images. SHA-256 of the split: `"
            + fact("dataSet.splitHash")
            + "`.");
    List<Long> counts = manifest.dataSet().classCounts();
    if (!counts.isEmpty()) {
      long most = counts.stream().mapToLong(n -> n).max().orElse(0);
      long least = counts.stream().mapToLong(n -> n).min().orElse(0);
      line("");
      line(
          String.format(
              Locale.ROOT,
              "From %,d to %,d training images a class (ratio %.0f):",
              most,
              least,
              (double) most / Math.max(1, least)));
      line("");
      line("| class | training images |");
      line("| --- | ---: |");
      for (int label = 0; label < counts.size(); label++) {
        String name =
            label < manifest.dataSet().classNames().size()
                ? manifest.dataSet().classNames().get(label)
                : Integer.toString(label);
        line("| " + text(name) + " | " + counts.get(label) + " |");
      }
    }
    manifest.dataSet().remarks().forEach(remark -> line("\n" + text(remark.text()) + "."));
  }

  private void results() {
    section("Accuracy");
    if (run.evaluations().isEmpty()) {
      line("Not evaluated yet.");
      return;
    }
    out.append(TableFormat.MARKDOWN.write(Comparison.of(List.of(run)), true));
  }

  private void masking() {
    section("Masked gradients");
    if (run.masking().isEmpty()) {
      line("Not looked for (`robustlt evaluate RUN --diagnose`).");
      return;
    }
    MaskingReport masking = run.masking().get();
    if (masking.warnings().isEmpty()) {
      line(
          "No sign of them in "
              + masking.classes().size()
              + " classes, "
              + masking.checkpoint()
              + " checkpoint.");
    }
    for (MaskingReport.Warning warning : masking.warnings()) {
      line("- " + text(warning.className() + ": " + warning.check() + ": " + warning.evidence()));
    }
    if (!masking.skipped().isEmpty()) {
      line("");
      line("Not looked at: " + text(String.join(", ", masking.skipped())) + ".");
    }
  }

  private void limits() {
    section("Limits");
    List<String> limits = new ArrayList<>();
    List<EvaluationRecord> robust =
        run.evaluations().stream().filter(evaluation -> !isNatural(evaluation)).toList();
    if (robust.isEmpty()) {
      limits.add("How robust it is was not measured.");
    } else {
      limits.add(
          "Robust accuracy holds for the attacks and radii above only: "
              + robust.stream()
                  .map(evaluation -> evaluation.protocol().name())
                  .collect(Collectors.joining(", "))
              + ". Other norms, larger radii, unrestricted changes and stronger attacks may break"
              + " it.");
      if (robust.stream()
          .noneMatch(
              e ->
                  e.protocol().name().matches("autoattack(-rand)?(-.*)?")
                      && !e.protocol().name().contains("10step"))) {
        limits.add("It was not measured by AutoAttack *standard*, by which networks are compared.");
      }
    }
    limits.add("One seed; the intervals tell of other test images, not of another training.");
    run.evaluations().stream()
        .min((one, other) -> Double.compare(one.worstClass(), other.worstClass()))
        .filter(evaluation -> Double.isFinite(evaluation.worstClass()))
        .ifPresent(
            evaluation ->
                limits.add(
                    String.format(
                        Locale.ROOT,
                        "The worst class has %.1f %% under %s.",
                        100 * evaluation.worstClass(),
                        evaluation.protocol().name())));
    run.evaluations().stream()
        .filter(run::isBehind)
        .forEach(
            evaluation ->
                limits.add(
                    evaluation.protocol().name()
                        + " was measured before the last epochs; evaluate it again."));
    limits.forEach(limit -> line("- " + limit));
  }

  static boolean isNatural(EvaluationRecord evaluation) {
    return evaluation.protocol().attack().equals("none")
        || evaluation.protocol().name().startsWith("natural");
  }

  private void recipe() {
    section("Recipe");
    line("Every setting; `robustlt train` makes the run again from it.");
    line("");
    line("```yaml");
    line(PlainText.of(run.recipe()).stripTrailing().replace("```", "` ` `"));
    line("```");
  }

  private void provenance() {
    section("Provenance");
    line("| | |");
    line("| --- | --- |");
    for (Map.Entry<String, String> fact : run.facts().entrySet()) {
      if (!fact.getKey().startsWith("dataSet.") || fact.getKey().equals("dataSet.splitHash")) {
        line("| " + text(fact.getKey()) + " | " + text(fact.getValue()) + " |");
      }
    }
    for (EvaluationRecord evaluation : run.evaluations()) {
      line(
          "| protocol "
              + text(evaluation.protocol().name())
              + " | "
              + evaluation.protocol().hash()
              + " |");
    }
  }

  private String fact(String key) {
    return text(run.facts().getOrDefault(key, "unknown"));
  }

  private void section(String title) {
    line("");
    line("## " + title);
    line("");
  }

  private void line(String line) {
    out.append(line).append('\n');
  }

  private static String text(String text) {
    return PlainText.of(text)
        .replaceAll("\\s+", " ")
        .replaceAll("[\\\\`*_\\[\\]|#]", "\\\\$0")
        .replace("<", "&lt;");
  }
}
