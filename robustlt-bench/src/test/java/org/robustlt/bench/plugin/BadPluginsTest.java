package org.robustlt.bench.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.bench.command.RobustLtCommand;
import org.robustlt.bench.console.Console;

/**
 * A jar whose components misbehave, through the command line: what is told, the exit code, and that
 * nothing is lost. An ordinary build tries a few, a campaign ({@code -Pcampaign}) all of them, and
 * those that end or stop the process.
 */
class BadPluginsTest {
  private static final boolean CAMPAIGN = Boolean.getBoolean("robustlt.campaign");

  /** Ten classes of 10 images: 13 batches of an epoch. */
  private static final String RECIPE =
      """
      name: bad
      data: {use: fashion-mnist-mini, imbalance: {use: uniform, largest: 10}}
      model: {use: small-cnn, width: 1}
      training: {epochs: 9, batchSize: 8, monitor: off, optimizer: {use: sgd, learningRate: 0.01}}
      attack: {use: none}
      budget: {use: constant, epsilon: 8/255}
      loss: {use: cross-entropy}
      evaluation: {protocols: [natural]}
      """;

  @TempDir private static Path work;

  private static int runs;

  @BeforeAll
  static void packTheJar() throws IOException {
    Path sources = Files.createDirectories(work.resolve("sources"));
    try (InputStream source = BadPluginsTest.class.getResourceAsStream("Bad.java.txt")) {
      Files.write(sources.resolve("Bad.java"), source.readAllBytes());
    }
    Path services = Files.createDirectories(work.resolve("resources/META-INF/services"));
    service(services, "attack.AttackProvider", "Attacks");
    service(services, "attack.AdversarialObjectiveProvider", "Objectives");
    service(services, "loss.RebalancingLossProvider", "Losses");
    service(services, "budget.PerturbationSchedulerProvider", "Schedulers");
    Path classes = Files.createDirectories(work.resolve("classes"));
    Sources.compile(sources, classes);
    Path jar = Files.createDirectories(work.resolve("plugins/bad")).resolve("bad-1.0.jar");
    try (JarOutputStream file = new JarOutputStream(Files.newOutputStream(jar))) {
      Sources.pack(classes, file);
      Sources.pack(work.resolve("resources"), file);
    }
    Files.writeString(work.resolve("recipe.yaml"), RECIPE);
  }

  private static void service(Path folder, String kind, String provider) throws IOException {
    Files.writeString(folder.resolve("org.robustlt.api." + kind), "org.bad.Bad$" + provider + "\n");
  }

  /**
   * What a component does, and what is told of it.
   *
   * @param kind the section of the recipe
   * @param how what the component is asked to do
   * @param told the end of the message; in training, behind the place
   */
  record Case(String kind, String how, String told) {
    @Override
    public String toString() {
      return kind + " " + how;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream golden = BadPluginsTest.class.getResourceAsStream("bad-plugins.txt")) {
      List<Case> all = new ArrayList<>();
      for (String line :
          new String(golden.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        String[] parts = line.split(" ", 3);
        if (parts.length == 3 && !line.startsWith("#")) {
          all.add(new Case(parts[0], parts[1], parts[2]));
        }
      }
      return all.stream()
          .filter(each -> CAMPAIGN || List.of("nan-pixel", "stray-thread").contains(each.how()));
    }
  }

  static Stream<Case> attacks() throws IOException {
    return cases().filter(each -> Set.of("attack", "objective").contains(each.kind()));
  }

  @ParameterizedTest(name = "train: {0}")
  @MethodSource("cases")
  void trainingTells(Case bad) {
    Path run = work.resolve("run" + runs++);
    Result result = train(run, bad.kind(), bad.how());
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(told(result))
        .contains("\"bad\" from plugins/bad/bad-1.0.jar")
        .contains("epoch " + (bad.how().equals("late") ? "8" : "1"))
        .contains(bad.told())
        .doesNotContain("\tat ");
    if (bad.how().equals("late")) {
      assertThat(run.resolve("checkpoints/last.safetensors")).exists();
      assertThat(run.resolve("metrics.jsonl")).content().contains("\"epoch\":7");
    }
  }

  @ParameterizedTest(name = "evaluate: {0}")
  @MethodSource("attacks")
  void evaluationTells(Case bad) throws IOException {
    assumeTrue(CAMPAIGN, "trains first: only with -Pcampaign");
    Path run = trained();
    Path protocol = work.resolve("protocol-" + bad.how() + ".yaml");
    Files.writeString(
        protocol,
        "epsilon: 8/255\n"
            + (bad.kind().equals("attack")
                ? "attack: {use: bad, how: " + bad.how() + ", later: 1}\n"
                : "attack: {use: pgd, steps: 2, objective: {use: bad, how: " + bad.how() + "}}\n"));
    Result result = robustLt("evaluate", run, "--protocol", protocol, "--limit", "100", plugins());
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(told(result))
        .contains(bad.kind() + " \"bad\" from plugins/bad/bad-1.0.jar, batch ")
        .contains(bad.told());
    assertThat(run.resolve("evaluation/natural.json")).exists();
  }

  @Test
  void aProcessThatAComponentEndsTellsWhoDidIt() throws Exception {
    assumeTrue(CAMPAIGN, "ends processes: only with -Pcampaign");
    Path run = work.resolve("exit");
    Ended ended = process(0, trainArguments(run, "attack", "exit"));
    assertThat(ended.text())
        .contains("attack \"bad\" from plugins/bad/bad-1.0.jar (perturb) ended the program by")
        .contains("System.exit in plug-in bad//org.bad.Bad");
    assertThat(ended.code()).isEqualTo(2);
  }

  @Test
  void aProcessThatAThreadOfAComponentEndsTellsWhoDidIt() throws Exception {
    assumeTrue(CAMPAIGN, "ends processes: only with -Pcampaign");
    Ended ended = process(0, trainArguments(work.resolve("thread"), "attack", "exit-by-thread"));
    assertThat(ended.text()).contains("a thread called \"bad\" ended the program by System.exit");
    assertThat(ended.code()).isEqualTo(2);
  }

  @Test
  void aProcessThatIsHaltedIsToldByTheNextCommand() throws Exception {
    assumeTrue(CAMPAIGN, "ends processes: only with -Pcampaign");
    Path run = work.resolve("halt");
    process(0, trainArguments(run, "attack", "halt"));
    Result next = train(run, "attack", "halt-not", "--resume", "--allow-changes");
    assertThat(next.err())
        .contains(", ended without a word: it was killed, or a component ended it");
  }

  @Test
  void aComponentThatHangsIsNamedAfterControlC() throws Exception {
    assumeTrue(CAMPAIGN, "ends processes: only with -Pcampaign");
    Ended ended = process(20, trainArguments(work.resolve("hang"), "attack", "hang"));
    assertThat(ended.text())
        .contains("stopped while attack \"bad\" from plugins/bad/bad-1.0.jar (perturb) was called");
    assertThat(ended.code()).isEqualTo(130);
  }

  private static Path trained() {
    Path run = work.resolve("trained");
    if (!Files.exists(run)) {
      Result result =
          robustLt(
              "train",
              work.resolve("recipe.yaml"),
              "--out",
              run,
              "--set=training.epochs=1",
              plugins());
      assertThat(result.code()).as(result.err()).isZero();
    }
    return run;
  }

  private static String plugins() {
    return "--plugins=" + work.resolve("plugins");
  }

  /** Names the jar as a user who stands in the folder would. */
  private static String told(Result result) {
    return result.err().replace(work + "/", "");
  }

  private static Object[] trainArguments(Path run, String kind, String how, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "train",
                work.resolve("recipe.yaml"),
                "--out",
                run,
                "--set=" + section(kind) + ".use=bad",
                "--set=" + section(kind) + ".how=" + how,
                plugins()));
    if (kind.equals("objective")) {
      arguments.add("--set=attack.use=pgd");
    }
    arguments.addAll(List.of(more));
    return arguments.toArray();
  }

  private static String section(String kind) {
    return kind.equals("objective") ? "attack.objective" : kind;
  }

  private static Result train(Path run, String kind, String how, Object... more) {
    return robustLt(trainArguments(run, kind, how, more));
  }

  /** What a command came to. */
  record Result(int code, String err) {}

  private static Result robustLt(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 200);
    String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    return new Result(RobustLtCommand.execute(console, texts), err.toString());
  }

  /** What a process came to. */
  record Ended(int code, String text) {}

  /**
   * Runs a command in a process of its own.
   *
   * @param patience after so many seconds it is interrupted; 0 for never
   */
  private static Ended process(int patience, Object... arguments) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.bytedeco.javacpp.platform.extension="
                    + System.getProperty("org.bytedeco.javacpp.platform.extension", "-onednn"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.robustlt.bench.Main"));
    Stream.of(arguments).map(Object::toString).forEach(line::add);
    Path log = Files.createTempFile(work, "process", ".txt");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (patience > 0 && !process.waitFor(patience, TimeUnit.SECONDS)) {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), Files.readString(log).replace(work + "/", ""));
  }
}
