package org.robustlt.bench.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.reliability.Workshop.Result;
import org.robustlt.core.file.SealedJson;

/** Processes that share the batches of an evaluation: image by image the result of one alone. */
class SharedEvaluationTest {
  private static final int IMAGES = 200;
  private static final int SHARDS = Workshop.CAMPAIGN ? 4 : 1;
  private static final String PROTOCOL = Workshop.CAMPAIGN ? "autoattack" : "pgd-20";

  @TempDir private static Path folder;

  private static Workshop workshop;
  private static Path run;
  private static Result alone;
  private static Map<String, String> expected;

  @BeforeAll
  static void evaluateAlone() throws IOException {
    workshop = new Workshop(folder);
    run = folder.resolve("run");
    if (Workshop.CAMPAIGN) {
      drawMore();
    }
    Result trained = workshop.train(run);
    assertThat(trained.code()).as(trained.err()).isZero();
    alone = workshop.run(evaluate());
    assertThat(alone.code()).as(alone.err()).isZero();
    expected = results(Files.createDirectories(folder.resolve("expected")));
  }

  /** AutoAttack needs four classes; of the fourth nothing is bright. */
  private static void drawMore() throws IOException {
    for (int i = 0; i < IMAGES; i++) {
      workshop.redraw(i % 4, i / 4, "test");
    }
    for (int i = 0; i < 8; i++) {
      workshop.redraw(3, i, "train");
    }
  }

  private static Object[] evaluate(Object... more) {
    Stream<Object> command =
        Stream.of("evaluate", run, "--data", workshop.images(), "--protocol", PROTOCOL);
    return Stream.concat(command, Stream.of(more)).toArray();
  }

  /** Takes the results out of the run: what became of every image, byte by byte. */
  private static Map<String, String> results(Path to) throws IOException {
    Map<String, String> results = new TreeMap<>();
    try (Stream<Path> files = Files.list(run.resolve("evaluation"))) {
      for (Path file : files.filter(each -> each.toString().contains(PROTOCOL)).toList()) {
        String name = file.getFileName().toString();
        results.put(
            name,
            name.endsWith(".json")
                ? SealedJson.read(file).tree().without("token").toString()
                : HexFormat.of().formatHex(Files.readAllBytes(file)));
        Files.move(file, to.resolve(name));
      }
    }
    return results;
  }

  @Test
  void shardsOfWhichSomeAreKilledComeToTheSameVerdicts() throws Exception {
    assertThat(expected).hasSize(3);
    RandomGenerator random = Workshop.random(21);
    for (int trial = 0; trial < Workshop.trials(10); trial++) {
      List<Process> shards = new ArrayList<>();
      List<Path> logs = new ArrayList<>();
      for (int i = 0; i < SHARDS; i++) {
        logs.add(folder.resolve("log-" + trial + "-" + i));
        shards.add(Workshop.start(workshop.command(evaluate("--join")), logs.get(i)));
      }
      while (shards.get(0).isAlive() && !holds(run.resolve("evaluation"), ".cells")) {
        Thread.sleep(2);
      }
      Thread.sleep(random.nextInt(Workshop.CAMPAIGN ? 5000 : 300));
      shards.get(0).destroyForcibly().waitFor();
      Result last = workshop.run(evaluate("--join"));
      assertThat(last.code()).as(last.err()).isZero();
      assertThat(last.out()).isEqualTo(alone.out());
      for (int i = 1; i < SHARDS; i++) {
        assertThat(shards.get(i).waitFor()).as(Workshop.text(logs.get(i))).isZero();
      }
      assertThat(holds(run.resolve("evaluation"), ".cells")).isFalse();
      assertThat(run.resolve("leases/evaluations.json")).doesNotExist();
      Path to = Files.createDirectories(folder.resolve("results-" + trial));
      assertThat(results(to)).isEqualTo(expected);
    }
  }

  private static boolean holds(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(ending));
    }
  }

  @Test
  void whatOneProcessDoesIsNotShared() {
    assertThat(workshop.run(evaluate("--join", "--save-images")))
        .extracting(Result::code, result -> result.err().strip())
        .containsExactly(
            2, "robustlt: --save-images: one process does that; leave out --join and --workers");
  }
}
