package org.robustlt.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.record.RunFiles;
import org.robustlt.bench.record.RunReader;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.file.npy.NpzWriter;

/**
 * Pages in a real browser, narrow and wide, light and dark: no label overlaps another, no chart
 * leaves its axes, every text can be read, and nothing is wider than the window.
 */
@EnabledIfSystemProperty(named = "robustlt.campaign", matches = "true")
class BrowserTest {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final int[] WIDTHS = {400, 640, 1000, 1600};
  private static final int CLASSES = 10;
  private static final Pattern TITLE = Pattern.compile("<title>(checked [^<]*)</title>");

  private static Path browser = Path.of("");
  @TempDir private Path folder;

  @BeforeAll
  static void findBrowser() {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
            .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "no Chromium on the PATH");
    browser = found.orElseThrow();
  }

  @Test
  void aRunIsDrawnWellWhileItIsUnderWayAndAfterwards() throws Exception {
    Path run = run("a", "PGD-AT + RobustLT", 1, new Random(1));
    Path page = folder.resolve("page.html");
    Comparison comparison = Comparison.of(List.of(new RunReader().read(run)));

    ReportFile.write(page, comparison, Optional.of("Under way: epoch 2 of 3, 5 s to go."));
    assertThat(Files.readString(page)).contains("http-equiv=\"refresh\"");
    expectDrawnWell(page, 10);
    ReportFile.write(page, comparison);
    assertThat(Files.readString(page)).doesNotContain("http-equiv=\"refresh\"");
    expectDrawnWell(page, 10);
  }

  @Test
  void twelveVariantsOfThreeSeedsAreDrawnWell() throws Exception {
    Random random = new Random(7);
    List<RunRecord> runs = new ArrayList<>();
    for (String method : List.of("PGD-AT", "AWP", "RoBal", "REAT", "AT-BSL", "TAET")) {
      for (String variant : List.of(method, method + " + RobustLT")) {
        for (int seed = 1; seed <= 3; seed++) {
          runs.add(new RunReader().read(run(variant + seed, variant, seed, random)));
        }
      }
    }
    Path page = folder.resolve("page.html");

    ReportFile.write(page, Comparison.of(runs));

    expectDrawnWell(page, 20);
  }

  @Test
  void whatIsDrawnBadlyIsFound() throws Exception {
    Path page = folder.resolve("page.html");
    Files.writeString(
        page,
        """
        <!DOCTYPE html><html><body style="margin:0"><p style="color:#ccc">pale</p><div style="width:3000px">wide</div>
        <svg viewBox="0 0 400 100" style="width:400px"><line class="grid" x1="0" x2="400" y1="20" y2="20"/>
        <line class="axis" x1="0" x2="400" y1="80" y2="80"/><text x="0" y="90">accuracy in %</text>
        <text class="tick" x="200" y="50">120</text><text x="205" y="52">over it</text><text x="380" y="40">outside</text>
        <rect x="50" y="5" width="20" height="60"/></svg></body></html>
        """);

    assertThat(checked(page, 1000, true))
        .contains(
            "px wider than the window",
            "overlaps \"120\": over it",
            "lies outside of its chart: outside",
            "is beyond 100 %: 120",
            "leaves its axis: <rect",
            "is hard to read (1.6 : 1): pale");
  }

  private void expectDrawnWell(Path page, int charts) throws Exception {
    for (int width : WIDTHS) {
      for (boolean light : new boolean[] {true, false}) {
        String title = checked(page, width, light);
        assertThat(title).endsWith((light ? "light, " : "dark, ") + width + " px");
        assertThat(Integer.parseInt(title.split(" ", 3)[1])).isGreaterThanOrEqualTo(charts);
      }
    }
  }

  /** Returns what the script finds in a page that is drawn so many pixels wide. */
  private String checked(Path page, int width, boolean light) throws Exception {
    String script =
        new String(
            BrowserTest.class.getResourceAsStream("page-check.js").readAllBytes(),
            StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve("checked.html"),
        Files.readString(page).replace("</body>", "<script>" + script + "</script></body>"));
    Path around = folder.resolve("around.html");
    Files.writeString(
        around,
        String.format(
            Locale.ROOT,
            "<!DOCTYPE html><meta name=\"color-scheme\" content=\"light dark\">"
                + "<script>onmessage = m => document.title = m.data</script>"
                + "<iframe src=\"checked.html\" style=\"border:0\" width=\"%d\" height=\"900\">"
                + "</iframe>",
            width));
    Path out = folder.resolve("out.html");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--hide-scrollbars",
                "--window-size=1700,1000",
                "--virtual-time-budget=2000",
                "--blink-settings=preferredColorScheme=" + (light ? 1 : 0),
                "--dump-dom",
                around.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the browser ends").isTrue();
    Matcher title = TITLE.matcher(Files.readString(out));
    assertThat(title.find()).as("the script ran").isTrue();
    return title.group(1).replace("&gt;", ">").replace("&lt;", "<");
  }

  /** Writes a run whose classes reach from 0 to 100 %, with a curve and pictures. */
  private Path run(String place, String variant, int seed, Random random) throws IOException {
    Double[] perClass =
        Stream.iterate(0, c -> c + 1)
            .limit(CLASSES)
            .map(c -> c == 0 ? 1.0 : c == CLASSES - 1 ? 0.0 : random.nextInt(101) / 100.0)
            .toArray(Double[]::new);
    RunFiles files =
        new RunFiles(folder.resolve(place), variant)
            .seed(seed)
            .loss(variant.split(" ", 2)[0])
            .robust(perClass)
            .verdicts(100);
    Path run = (variant.endsWith("RobustLT") ? files.budget("robustlt") : files).write();
    Files.createDirectories(run.resolve("curves"));
    Files.writeString(run.resolve("curves/pgd-20-limit-500.json"), curve(perClass));
    try (NpzWriter npz = NpzWriter.create(run.resolve("evaluation/pgd-20-samples.npz"))) {
      npz.add("index", new int[CLASSES]);
      npz.add("label", Stream.iterate(0, c -> c + 1).limit(CLASSES).mapToInt(c -> c).toArray());
      npz.add("clean_prediction", new int[CLASSES]);
      npz.add("prediction", new int[CLASSES]);
      npz.add("clean_confidence", new double[CLASSES]);
      npz.add("confidence", new double[CLASSES]);
      npz.addFloats("natural", new byte[CLASSES * 64 * Float.BYTES], CLASSES, 1, 8, 8);
      npz.addFloats("adversarial", new byte[CLASSES * 64 * Float.BYTES], CLASSES, 1, 8, 8);
    }
    return run;
  }

  private static String curve(Double[] perClass) {
    List<String> points = new ArrayList<>();
    for (int level = 0; level <= 16; level += 4) {
      double left = 1 - level / 32.0;
      String rates = Stream.of(perClass).map(a -> Double.toString(a * left)).toList().toString();
      String bounds =
          Stream.of(perClass)
              .map(a -> List.of(0.9 * a * left, Math.min(1, 0.1 + a * left)))
              .toList()
              .toString();
      points.add(
          String.format(
              Locale.ROOT,
              "{\"epsilon\": \"%1$d/255\", \"radius\": %2$s, \"balanced\": %3$s, \"head\": %3$s,"
                  + " \"tail\": 0, \"intervals\": {\"head\": [%3$s, 1]}, \"perClass\": %4$s,"
                  + " \"perClassInterval\": %5$s}",
              level,
              level / 255.0,
              left,
              rates,
              bounds));
    }
    return "{\"protocol\": {\"name\": \"pgd-20-limit-500\", \"options\": {}}, \"norm\": \"linf\","
        + " \"groups\": {\"rule\": \"r\", \"names\": [\"head\", \"medium\", \"tail\"], \"head\": [0],"
        + " \"medium\": [], \"tail\": [9]}, \"points\": "
        + points
        + "}";
  }
}
