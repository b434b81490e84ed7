package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.robustlt.api.data.DataRemark;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.comparison.ComparisonFile;
import org.robustlt.bench.comparison.ResultTable;
import org.robustlt.bench.comparison.SettingsTable;
import org.robustlt.bench.comparison.Sweep;
import org.robustlt.bench.comparison.Variant;
import org.robustlt.bench.markup.Markup;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.SignRecord;

/**
 * A page about a run, or about several side by side. It is one file that needs nothing from a
 * network, without scripts but for the search in very many classes.
 */
public final class Report {
  /** What every page begins with, and no other file. */
  static final String GENERATOR = "<meta name=\"generator\" content=\"RobustLT\"/>";

  private static final String RELOAD_SECONDS = "5";

  private final Comparison comparison;
  private final Optional<PageLinks> links;
  private final Optional<String> underway;
  private final ResultTable table;
  private final Markup page = new Markup();
  private int figures;

  private Report(Comparison comparison, Optional<PageLinks> links, Optional<String> underway) {
    this.comparison = comparison;
    this.links = links;
    this.underway = underway;
    table = ResultTable.of(comparison);
  }

  /**
   * Returns the page as HTML.
   *
   * @throws org.robustlt.bench.record.RecordException if the runs cannot stand in one table
   */
  public static String html(Comparison comparison) {
    return new Report(comparison, Optional.empty(), Optional.empty()).html();
  }

  /**
   * Returns the page as HTML, for a certain place.
   *
   * @param links to pages around it
   * @param underway how far the work is, if it is not done; the page then reloads itself
   */
  static String html(Comparison comparison, PageLinks links, Optional<String> underway) {
    return new Report(comparison, Optional.of(links), underway).html();
  }

  private String html() {
    List<RunRecord> runs = comparison.runs();
    RunRecord first = runs.get(0);
    ClassOrder classes = ClassOrder.of(first);
    boolean single = runs.size() == 1;
    String title =
        single ? first.manifest().run() : "Comparison on " + first.manifest().dataSet().name();
    page.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").line();
    page.empty("meta", "charset", "utf-8").line();
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    page.verbatim(GENERATOR).line();
    if (underway.isPresent()) {
      page.empty("meta", "http-equiv", "refresh", "content", RELOAD_SECONDS).line();
    }
    page.element("title", title + " · RobustLT").line();
    page.open("style").verbatim("\n" + PageStyle.css()).close().close().line();
    page.open("body").open("main").line();
    page.element("h1", title).element("p", lead(), "class", "lead").line();
    underway.ifPresent(
        words -> page.element("p", words, "class", "underway", "role", "status").line());
    links.flatMap(PageLinks::toComparison).filter(link -> single).ifPresent(this::comparisonLink);
    page.element("h2", "Results").line();
    if (table.sections().isEmpty()) {
      page.element("p", "Not evaluated yet.");
    } else {
      page.add(ResultSection.draw(table, caption()));
    }
    SettingsSection.draw(SettingsTable.of(comparison)).ifPresent(page::add);
    runs.forEach(this::signs);
    runLinks();
    if (single) {
      run(first, classes);
    } else {
      sideBySide(classes);
    }
    provenance();
    page.close().element("footer", "Made by RobustLT from " + sources()).close().close();
    return page.toString();
  }

  private void comparisonLink(String link) {
    page.open("p").element("a", "The comparison that this run is a part of", "href", link);
    page.close().line();
  }

  /** Leads to the pages of the runs, if they lie below this one. */
  private void runLinks() {
    if (comparison.runs().stream().noneMatch(run -> links.flatMap(l -> l.to(run)).isPresent())) {
      return;
    }
    page.open("p", "class", "runs").text("Pages of the runs: ");
    List<Variant> variants = comparison.variants();
    for (Variant variant : variants) {
      page.text(variant.name() + " ");
      for (RunRecord run : variant.runs()) {
        String name = variant.runs().size() == 1 ? "page" : "seed " + run.manifest().seed();
        links
            .flatMap(l -> l.to(run))
            .ifPresentOrElse(link -> page.element("a", name, "href", link), () -> page.text(name));
        page.text(run.equals(variant.runs().get(variant.runs().size() - 1)) ? "" : ", ");
      }
      page.text(variant.equals(variants.get(variants.size() - 1)) ? "." : "; ");
    }
    page.close().line();
  }

  private void run(RunRecord run, ClassOrder classes) {
    List<Figure> training = new ArrayList<>();
    Curves.accuracy(run).ifPresent(training::add);
    Curves.loss(run).ifPresent(training::add);
    List<Figure> perClass = new ArrayList<>();
    RobustnessSection.draw(run).ifPresent(page::add);
    MeasuresSection.draw(run).ifPresent(page::add);
    if (ManyClasses.are(classes)) {
      ManyClasses many = new ManyClasses(classes);
      many.perClass(run).ifPresent(perClass::add);
      section("Classes", perClass);
      page.add(many.confusions(run)).add(many.table(run));
      page.open("script").verbatim("\n" + PageStyle.sorting()).close().line();
    } else {
      RunFigures.perClass(run, classes).ifPresent(perClass::add);
      perClass.addAll(RunFigures.confusions(run, classes));
      section("Classes", perClass);
    }
    List<Figure> radii = new ArrayList<>(EpsilonCurves.of(run, classes));
    radii.addAll(new MarginFigures(comparison, classes).all());
    section("Accuracy over ε", radii);
    SamplePictures.draw(run, classes)
        .ifPresent(pictures -> section("Images under attack", List.of(pictures)));
    training.addAll(new DynamicsFigures(comparison, classes).all());
    section("Training", training);
    List<Figure> data = new ArrayList<>();
    DataFigures.classSizes(classes).ifPresent(data::add);
    DataFigures.budgets(run, classes, "").ifPresent(data::add);
    SizeBudgets.draw(run, classes).ifPresent(data::add);
    section("Data and budgets", data);
    remarks(run.manifest().dataSet().remarks());
  }

  /** Tells what went wrong in a training. */
  private void signs(RunRecord run) {
    List<String> signs =
        run.epochs().stream()
            .flatMap(epoch -> epoch.signs().stream())
            .flatMap(List::stream)
            .map(SignRecord::text)
            .toList();
    if (!signs.isEmpty()) {
      String name = run.manifest().run() + ", seed " + run.manifest().seed();
      page.open("details", "class", "warning", "open", "");
      page.element("summary", "Signs in the training of " + name);
      page.open("ul");
      signs.forEach(sign -> page.element("li", sign));
      page.close().close().line();
    }
  }

  /** Tells what a user should know of the data. */
  private void remarks(List<DataRemark> remarks) {
    for (DataRemark remark : remarks) {
      if (remark.items().isEmpty()) {
        page.element("p", remark.text() + ".", "class", "note").line();
      } else {
        page.open("details").element("summary", remark.text());
        page.element("pre", String.join("\n", remark.items())).close().line();
      }
    }
  }

  /** Shows what a sweep came to, if the comparison here is one. */
  private void sweep() {
    links
        .map(PageLinks::directory)
        .flatMap(
            place ->
                ComparisonFile.plan(place.resolve("comparison.json"))
                    .flatMap(plan -> Sweep.of(place, plan, comparison)))
        .ifPresent(sweep -> section("Sweep", SweepFigures.draw(sweep)));
  }

  private void sideBySide(ClassOrder classes) {
    sweep();
    VariantFigures variants = new VariantFigures(comparison, classes);
    TradeOff.draw(comparison).ifPresent(figure -> section("Trade-off", List.of(figure)));
    section("Classes", comparison.protocols().stream().map(variants::perClass).toList());
    section("Confusion under attack", variants.confusions());
    List<Figure> radii = new ArrayList<>(EpsilonCurves.of(comparison));
    radii.addAll(new MarginFigures(comparison, classes).all());
    section("Accuracy over ε", radii);
    List<Figure> training = new ArrayList<>();
    VariantCurves curves = new VariantCurves(comparison);
    curves.accuracy(false).ifPresent(training::add);
    curves.accuracy(true).ifPresent(training::add);
    training.addAll(new DynamicsFigures(comparison, classes).all());
    section("Training", training);
    List<Figure> data = new ArrayList<>();
    DataFigures.classSizes(classes).ifPresent(data::add);
    Set<List<List<Double>>> seen = new LinkedHashSet<>();
    boolean some = comparison.runs().stream().anyMatch(DataFigures::hasClassBudgets);
    for (Variant variant : comparison.variants()) {
      RunRecord run = variant.runs().get(0);
      if (DataFigures.hasClassBudgets(run) == some
          && seen.add(run.epochs().stream().map(EpochRecord::budget).toList())) {
        DataFigures.budgets(run, classes, " of " + variant.name()).ifPresent(data::add);
      }
    }
    section("Data and budgets", data);
  }

  private void section(String title, List<Figure> content) {
    if (content.isEmpty()) {
      return;
    }
    page.element("h2", title).open("div", "class", "figures").line();
    for (Figure figure : content) {
      figures++;
      page.add(figure.draw(figures));
    }
    page.close().line();
  }

  private void provenance() {
    page.element("h2", "Provenance").line();
    for (RunRecord run : comparison.runs()) {
      boolean single = comparison.runs().size() == 1;
      if (single) {
        page.open("details", "open", "");
      } else {
        page.open("details");
      }
      page.element("summary", run.directory().toString());
      page.open("dl");
      for (Map.Entry<String, String> fact : run.facts().entrySet()) {
        if (!fact.getKey().matches("dataSet\\.(class|remarks).*")) {
          page.element("dt", fact.getKey()).element("dd", fact.getValue()).line();
        }
      }
      page.close();
      if (!run.recipe().isEmpty()) {
        page.element("p", "recipe.yaml", "class", "note").element("pre", run.recipe());
      }
      page.close().line();
    }
  }

  private String lead() {
    RunRecord first = comparison.runs().get(0);
    List<String> parts = new ArrayList<>();
    parts.add(first.manifest().dataSet().name());
    parts.add(first.manifest().model());
    int seeds = comparison.variants().stream().mapToInt(v -> v.runs().size()).max().orElse(1);
    if (seeds > 1) {
      parts.add(seeds + " seeds");
    } else {
      parts.add("seed " + first.manifest().seed());
    }
    int length = comparison.runs().stream().mapToInt(DataFigures::length).max().orElse(1);
    int done = comparison.runs().stream().mapToInt(run -> run.epochs().size()).min().orElse(0);
    parts.add(
        done < length
            ? done + " of " + length + " epochs so far"
            : length + (length == 1 ? " epoch" : " epochs"));
    parts.add(first.manifest().created());
    return String.join(" · ", parts);
  }

  private String caption() {
    boolean many = comparison.variants().size() > 1;
    boolean changes = comparison.variants().stream().anyMatch(v -> v.base().isPresent());
    boolean seeds = comparison.variants().stream().anyMatch(v -> v.runs().size() > 1);
    boolean single = comparison.variants().stream().anyMatch(v -> v.runs().size() == 1);
    return "Accuracy in %"
        + (seeds ? ", mean ± standard deviation over the seeds" : "")
        + (single ? "; below it of one seed the 95 % interval over the test images" : "")
        + (changes
            ? "; below a Δ its 95 % interval, image by image"
                + (seeds ? " and seed by seed" : "")
                + ", and in colour only what is certain by it"
            : "")
        + (many ? "; bold is what is certainly better than all others." : ".");
  }

  private String sources() {
    return comparison.runs().size() == 1
        ? comparison.runs().get(0).directory() + "."
        : comparison.runs().size() + " run directories.";
  }
}
