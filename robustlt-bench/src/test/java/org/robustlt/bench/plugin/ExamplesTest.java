package org.robustlt.bench.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.command.RobustLtCommand;
import org.robustlt.bench.console.Console;

/**
 * The projects under {@code examples/} and one that {@code plugin new} writes, built and tested by
 * Maven from an empty folder, without network, against what {@code mvn install} would give; then
 * used as README.md says.
 */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("robustlt.root"), "examples");
  private static final List<String> PROJECTS =
      List.of("attack-plugin", "loss-plugin", "tracker-plugin", "embedding", "serving");

  @TempDir private Path work;

  private final StringWriter out = new StringWriter();

  @Test
  void theExamplesCompileWithoutAWarning() throws IOException {
    for (String project : PROJECTS) {
      Sources.compile(EXAMPLES.resolve(project).resolve("src"), work.resolve(project));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "robustlt.campaign", matches = "true")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links to the local Maven repository")
  void theExamplesAndANewPluginBuildAndRun() throws Exception {
    for (String project : PROJECTS) {
      copy(EXAMPLES.resolve(project), work.resolve(project));
    }
    assertThat(
            robustLt(
                "plugin", "new", "power", "--kind=scheduler", "--out=" + work.resolve("power")))
        .isZero();
    Path repository = InstalledArtifacts.in(work.resolve("repository"));

    String log =
        Processes.maven(
            repository,
            allOf(Stream.concat(PROJECTS.stream(), Stream.of("power")).toList()),
            "-Dnative.platform=" + Loader.Detector.getPlatform(),
            "package");

    assertThat(log.lines().filter(line -> line.matches(".*Tests run: [1-9].* in example.*")))
        .as(log)
        .hasSize(5);
    assertThat(log).contains("in plugin.power.PowerSchedulerTest");
    theNewPluginTrains();
    theAttackIsVerifiedInL2();
    theEmbeddingRuns();
    theServedNetworkAnswersAsPredictDoes();
  }

  private void theNewPluginTrains() throws IOException {
    assertThat(robustLt("plugin", "check", jar("power").toString())).isZero();
    assertThat(out.toString()).contains("scheduler power").contains("The jar can be used.");
    assertThat(train("power", "--set=budget.use=power", "--set=budget.power=0.2")).isZero();
    assertThat(Files.readString(work.resolve("run-power/recipe.yaml")))
        .contains("  use: power\n  power: 0.2\n");
  }

  private void theAttackIsVerifiedInL2() throws IOException {
    assertThat(
            train(
                "attack-plugin",
                "--set=attack.use=power-iteration",
                "--set=budget.epsilon=0.5",
                "--set=evaluation.protocols=["
                    + EXAMPLES.resolve("attack-plugin/power.yaml")
                    + "]"))
        .isZero();
  }

  private void theEmbeddingRuns() throws Exception {
    Path target = work.resolve("embedding/target");
    String printed =
        Processes.output(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                target.resolve("embedding-1.0.0.jar") + ":" + target.resolve("dependency/*"),
                "example.Embedding",
                work.resolve("embedded").toString()));
    assertThat(printed)
        .contains("epoch 2 is done")
        .containsPattern("natural accuracy: [01][.]")
        .containsPattern("pgd-10 accuracy: [01][.]")
        .containsPattern("PGD-AT [+] RobustLT, fgsm: [01][.]")
        .contains("largest change: 0.100");
  }

  private void theServedNetworkAnswersAsPredictDoes() throws Exception {
    assertThat(train("serving")).isZero();
    Path run = work.resolve("run-serving");
    Path onnx = work.resolve("served.onnx");
    robustLt("export", run.toString(), "--format=onnx", "--out=" + onnx);
    Path picture = work.resolve("picture.png");
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 28 * 28; i++) {
      image.getRaster().setSample(i % 28, i / 28, 0, i * 7 % 256);
    }
    ImageIO.write(image, "png", picture.toFile());
    out.getBuffer().setLength(0);
    robustLt("predict", run.toString(), picture.toString(), "--json");
    JsonNode predicted = new ObjectMapper().readTree(out.toString());

    Path target = work.resolve("serving/target");
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                target.resolve("serving-1.0.0.jar") + ":" + target.resolve("dependency/*"),
                "example.Serving",
                onnx.toString(),
                "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = server.inputReader()) {
      URI address = URI.create(lines.readLine().replaceFirst("serves at ", ""));
      JsonNode served =
          new ObjectMapper()
              .readTree(
                  HttpClient.newHttpClient()
                      .send(
                          HttpRequest.newBuilder(address)
                              .POST(HttpRequest.BodyPublishers.ofFile(picture))
                              .build(),
                          HttpResponse.BodyHandlers.ofString())
                      .body());
      assertThat(served.path("classes")).isEqualTo(predicted.path("classes"));
      JsonNode probabilities = predicted.findValue("probabilities");
      assertThat(probabilities).hasSize(10);
      for (int c = 0; c < 10; c++) {
        assertThat(served.path("probabilities").path(c).asDouble())
            .isCloseTo(probabilities.path(c).asDouble(), within(1e-6));
      }
    } finally {
      server.destroy();
    }
  }

  private int train(String project, String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                EXAMPLES.resolveSibling("recipes/quickstart.yaml").toString(),
                "--plugins=" + work.resolve(project).resolve("target/plugins"),
                "--out=" + work.resolve("run-" + project),
                "--set=data.imbalance={use: exponential, ratio: 2, largest: 20}",
                "--set=model.width=1",
                "--set=training={epochs: 1, batchSize: 64}",
                "--set=attack.steps=1",
                "--set=evaluation.protocols=[natural]"));
    if (project.equals("serving")) {
      arguments.removeIf(argument -> argument.startsWith("--plugins"));
    }
    if (project.equals("attack-plugin")) {
      arguments.removeIf(argument -> argument.startsWith("--set=attack"));
    }
    arguments.addAll(List.of(settings));
    return robustLt(arguments.toArray(String[]::new));
  }

  private Path jar(String project) throws IOException {
    try (Stream<Path> files = Files.walk(work.resolve(project).resolve("target/plugins"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  private int robustLt(String... arguments) {
    PrintWriter writer = new PrintWriter(out);
    Console console = new Console(writer, writer, false, false, 100);
    int code = RobustLtCommand.execute(console, arguments);
    assertThat(code).as(out.toString()).isZero();
    return code;
  }

  /** A project that has the others as modules and gives them nothing. */
  private Path allOf(List<String> modules) throws IOException {
    StringBuilder names = new StringBuilder();
    modules.forEach(module -> names.append("<module>").append(module).append("</module>"));
    return Files.writeString(
        work.resolve("pom.xml"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>all</groupId>"
            + "<artifactId>all</artifactId><version>1</version><packaging>pom</packaging><modules>"
            + names
            + "</modules></project>");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("target")) {
          Path target = to.resolve(relative);
          Files.createDirectories(target.resolveSibling(""));
          Files.copy(file, target);
        }
      }
    }
  }
}
