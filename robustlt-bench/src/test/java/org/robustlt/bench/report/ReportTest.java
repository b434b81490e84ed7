package org.robustlt.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.record.RunFiles;
import org.robustlt.bench.record.RunReader;
import org.robustlt.core.file.npy.NpzWriter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
  @TempDir private Path folder;

  @Test
  void aRunShowsItsFiguresWithTitlesAndNumbers() throws Exception {
    Document page = parse(report(new RunFiles(folder.resolve("a"), "pgdat").budget("robustlt")));

    assertThat(captions(page))
        .containsExactly(
            "Figure 1. Accuracy of each class.",
            "Figure 2. Confusion, natural.",
            "Figure 3. Confusion, pgd-20.",
            "Figure 4. Learning curves.",
            "Figure 5. Training loss.",
            "Figure 6. Class sizes.",
            "Figure 7. Perturbation budget.",
            "Figure 8. Budget against class size.");
    NodeList pictures = page.getElementsByTagName("svg");
    for (int i = 0; i < pictures.getLength(); i++) {
      Element picture = (Element) pictures.item(i);
      assertThat(picture.getAttribute("role")).isEqualTo("img");
      assertThat(picture.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
    }
    assertThat(page.getElementsByTagName("details").getLength()).isEqualTo(8 + 1);
  }

  @Test
  void aRunShowsHowRobustItIsAndWhetherThatCanBeTrusted() throws IOException {
    String html = report(new RunFiles(folder.resolve("a"), "pgdat"));

    assertThat(html)
        .contains(
            "<td>30.0 to 50.0</td><td>25.0</td><td>20.0</td><td class=\"words\">first 50.0 → second"
                + " 40.0</td>",
            "Gradients may be masked (last checkpoint)",
            "<td class=\"words\">the gradient vanishes at 5 of 9 images</td>");
  }

  @Test
  void variantsStandSideBySide() throws Exception {
    String html =
        report(
            new RunFiles(folder.resolve("a"), "pgdat"),
            new RunFiles(folder.resolve("b"), "pgdat-robustlt").budget("robustlt"));

    assertThat(captions(parse(html)))
        .contains(
            "Figure 1. Natural against robust accuracy.",
            "Figure 2. Accuracy of each class, natural.",
            "Figure 4. pgdat, pgd-20.",
            "Figure 5. pgdat-robustlt, pgd-20.",
            "Figure 7. Robust accuracy over the epochs.");
    assertThat(html).contains("Δ to pgdat");
  }

  @Test
  void accuracyOverEpsilonHasACurveForEachGroupAndClassWithItsBand() throws Exception {
    Path run = new RunFiles(folder.resolve("a"), "pgdat").write();
    Files.createDirectories(run.resolve("curves"));
    Files.writeString(
        run.resolve("curves/fmn.json"),
        String.format(
            Locale.ROOT,
            """
        {"protocol": {"name": "fmn", "options": {}}, "norm": "linf", "points": [%s, %s],
         "medianDistance": {"overall": 0.0196, "tail": null},
         "margins": [{"rightly": 8, "lower": 0.0196, "median": 0.0392, "upper": 0.0784},
           {"rightly": 0, "lower": null, "median": null, "upper": null},
           {"rightly": 1, "lower": 0.0078, "median": 0.0078, "upper": 0.0078}],
         "groups": {"rule": "r", "names": ["head", "medium", "few"], "head": [0], "medium": [1], "tail": [2]}}
        """,
            point("0", 0, 0.8),
            point("8/255", 8 / 255.0, 0.4)));

    String html = Report.html(Comparison.of(List.of(new RunReader().read(run))));

    assertThat(captions(parse(html)))
        .contains(
            "Figure 4. Accuracy over ε, fmn.",
            "Figure 5. Accuracy of each class over ε, fmn.",
            "Figure 6. Margins of each class, fmn.");
    assertThat(html)
        .contains(
            "within 5.00/255; tail: ",
            "few, ε in 1/255 of the pixel range 8: 10",
            "8/255</th><td>40.0</td><td>40.0</td><td>10.0</td>",
            "10.00 (5.00 to 19.99)</td>",
            "<td>none</td>",
            "fill-opacity:0.15");
  }

  private static String point(String epsilon, double radius, double balanced) {
    return String.format(
        Locale.ROOT,
        """
    {"epsilon": "%s", "radius": %s, "balanced": %s, "head": %3$s, "tail": 0.1,
     "intervals": {"balanced": [%3$s, 0.9], "head": [%3$s, 0.9]}, "perClass": [0.5, null, 0.1],
     "perClassInterval": [[0.4, 0.6], [null, null], [0.05, 0.2]]}
    """,
        epsilon,
        radius,
        balanced);
  }

  @Test
  void theFirstImageOfEachClassIsShownBeforeAndAfterTheAttack() throws Exception {
    Path run = new RunFiles(folder.resolve("a"), "pgdat").write();
    byte[] grey = {0, 0, 0, 0x3f};
    byte[] white = {0, 0, (byte) 0x80, 0x3f};
    try (NpzWriter npz = NpzWriter.create(run.resolve("evaluation/pgd-20-samples.npz"))) {
      npz.add("index", new int[] {7});
      npz.add("label", new int[] {2});
      npz.add("clean_prediction", new int[] {2});
      npz.add("prediction", new int[] {0});
      npz.add("clean_confidence", new double[] {0.9});
      npz.add("confidence", new double[] {0.625});
      npz.addFloats("natural", grey, 1, 1, 1, 1);
      npz.addFloats("adversarial", white, 1, 1, 1, 1);
    }

    String html = Report.html(Comparison.of(List.of(new RunReader().read(run))));

    assertThat(captions(parse(html))).contains("Figure 4. Adversarial images, pgd-20.");
    assertThat(html)
        .contains(
            "alt=\"&lt;class 2&gt;, perturbation\"",
            "✓ &lt;class 2&gt; 90\u00a0%",
            "<span class=\"wrong\">✗ &lt;class 0&gt; 63\u00a0%</span>",
            "<td>127.50/255</td>");
  }

  @Test
  void aComparisonLeadsToItsRunsAndTheyLeadBack() throws IOException {
    RunFiles one = new RunFiles(folder.resolve("a b"), "pgdat");
    RunFiles other = new RunFiles(folder.resolve("c"), "pgdat-robustlt").budget("robustlt");
    Comparison both =
        Comparison.of(
            List.of(new RunReader().read(one.write()), new RunReader().read(other.write())));
    Files.writeString(folder.resolve("comparison.json"), "{}");

    ReportFile.write(folder.resolve("report.html"), both);
    Path page = folder.resolve("a b/report.html");
    ReportFile.write(page, Comparison.of(List.of(new RunReader().read(folder.resolve("a b")))));

    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("<a href=\"a%20b/report.html\">page</a>", "<a href=\"c/report.html\">page</a>");
    assertThat(Files.readString(page)).contains("<a href=\"../report.html\">");
  }

  @Test
  void aPageReloadsItselfWhileItsRunIsUnderWayAndNotAfterwards() throws IOException {
    Path page = folder.resolve("report.html");
    Comparison run =
        Comparison.of(List.of(new RunReader().read(new RunFiles(folder, "pgdat").write())));

    ReportFile.write(page, run, Optional.of("Under way: epoch 2 of 3 is done, 5 s to go."));
    assertThat(Files.readString(page))
        .contains("http-equiv=\"refresh\"", "Under way: epoch 2 of 3 is done, 5 s to go.");
    ReportFile.write(page, run);
    assertThat(Files.readString(page)).doesNotContain("refresh", "Under way");
  }

  @Test
  void manyVariantsAndClassesBecomeHeatMaps() throws Exception {
    Double[] perClass = Stream.generate(() -> 0.25).limit(40).toArray(Double[]::new);
    RunFiles[] runs = new RunFiles[6];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = new RunFiles(folder.resolve("r" + i), "r" + i).loss("loss-" + i).robust(perClass);
    }

    Document page = parse(report(runs));

    assertThat(page.getElementsByTagName("rect").getLength()).isGreaterThan(2 * 6 * 40);
  }

  @Test
  void veryManyClassesBecomeCurvesAndATableToSearch() throws Exception {
    Double[] perClass = Stream.generate(() -> 0.25).limit(300).toArray(Double[]::new);
    String html = report(new RunFiles(folder.resolve("a"), "pgdat").robust(perClass));

    assertThat(html).contains("class=\"sortable\"", "type=\"search\"", "<script>");
    assertThat(parse(html.replaceAll("(?s)<script>.*?</script>", "")).getElementsByTagName("rect"))
        .satisfies(bars -> assertThat(bars.getLength()).isLessThan(100));
    String other =
        report(
            new RunFiles(folder.resolve("b"), "b").robust(perClass),
            new RunFiles(folder.resolve("c"), "c").loss("other").robust(perClass));
    assertThat(other.length()).isLessThan(500_000);
  }

  @Test
  void thePageNeedsNothingFromANetworkAndRunsNoScript() throws IOException {
    assertThat(report(new RunFiles(folder.resolve("a"), "pgdat")))
        .doesNotContain("http", "<script", "src=", "@import", "url(", "NaN");
  }

  @Test
  void namesFromFilesAreEscaped() throws Exception {
    String html = report(new RunFiles(folder.resolve("a"), "pgdat"));

    assertThat(html).contains("&lt;class 0&gt;").doesNotContain("<class 0>");
  }

  private static String report(RunFiles... runs) throws IOException {
    List<Path> directories = new java.util.ArrayList<>();
    for (RunFiles run : runs) {
      directories.add(run.write());
    }
    return Report.html(Comparison.of(directories.stream().map(new RunReader()::read).toList()));
  }

  private static List<String> captions(Document page) {
    NodeList captions = page.getElementsByTagName("figcaption");
    return java.util.stream.IntStream.range(0, captions.getLength())
        .mapToObj(i -> ((Element) captions.item(i)).getElementsByTagName("b").item(0))
        .map(org.w3c.dom.Node::getTextContent)
        .toList();
  }

  /** Every element is closed, so that the page is XML as well. */
  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }
}
