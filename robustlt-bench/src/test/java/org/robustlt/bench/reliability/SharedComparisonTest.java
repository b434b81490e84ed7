package org.robustlt.bench.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.reliability.Workshop.Result;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.lease.Leases;

/**
 * Processes that share the cells of a comparison: they come to the table of one that works alone.
 */
class SharedComparisonTest {
  private static final int RECIPES = Workshop.CAMPAIGN ? 4 : 2;
  private static final List<String> SEEDS =
      Workshop.CAMPAIGN ? List.of("1", "2", "3") : List.of("1");

  @TempDir private static Path folder;

  private static Workshop workshop;
  private static List<Path> recipes;
  private static Path alone;
  private static Result table;

  @BeforeAll
  static void compareAlone() throws IOException {
    workshop = new Workshop(folder);
    recipes = new ArrayList<>();
    for (int i = 0; i < RECIPES; i++) {
      Path recipe = folder.resolve("recipe-" + i + ".yaml");
      Files.writeString(
          recipe, Workshop.recipe("V" + i, 2).replace("steps: 2", "steps: " + (i + 1)));
      recipes.add(recipe);
    }
    alone = folder.resolve("alone");
    table = workshop.run(compare(alone));
    assertThat(table.code()).as(table.err()).isZero();
  }

  private static Object[] compare(Path out, Object... more) {
    return Stream.of(
            Stream.of("compare"),
            recipes.stream(),
            Stream.of(
                "--seeds", String.join(",", SEEDS), "--data", workshop.images(), "--out", out),
            Stream.of(more))
        .flatMap(each -> each)
        .toArray();
  }

  /** What came of all cells, bit by bit, and the numbers of the table. */
  private static SortedMap<String, String> bits(Path out) throws IOException {
    SortedMap<String, String> bits = new TreeMap<>();
    for (int i = 0; i < RECIPES; i++) {
      for (String seed : SEEDS) {
        String cell = "v" + i + "/seed-" + seed;
        Workshop.bits(out.resolve(cell)).forEach((name, bit) -> bits.put(cell + " " + name, bit));
      }
    }
    ObjectNode file = SealedJson.read(out.resolve("comparison.json")).tree();
    file.path("variants").forEach(variant -> ((ObjectNode) variant).remove("runs"));
    bits.put("table", file.path("variants").toString());
    return bits;
  }

  /** Every cell was ended by one process, under the only lease or after one of a dead process. */
  private static void assertDoneOnce(Path out) throws IOException {
    try (Stream<Path> outcomes = Files.list(out.resolve("cells"))) {
      assertThat(outcomes.filter(file -> file.toString().endsWith(".json")))
          .hasSize(RECIPES * SEEDS.size())
          .allSatisfy(
              file ->
                  assertThat(SealedJson.read(file).tree().path("kind").asText()).isEqualTo("DONE"));
    }
  }

  @Test
  void partsMakeOneTableWhoeverEndsLast() throws IOException {
    Path out = folder.resolve("parts");
    Result first = workshop.run(compare(out, "--part", "2/2"));
    assertThat(first.code()).as(first.err()).isZero();
    int cells = RECIPES * SEEDS.size();
    assertThat(first.err())
        .contains(
            cells / 2 + " of " + cells + " cells are done; who finishes last makes the table");
    assertThat(first.out()).isEmpty();
    Result last = workshop.run(compare(out, "--part", "1/2"));
    assertThat(last.code()).as(last.err()).isZero();
    assertThat(last.out()).isEqualTo(table.out());
    assertThat(bits(out)).isEqualTo(bits(alone));
    assertDoneOnce(out);

    Result other = workshop.run("compare", recipes.get(0), "--out", out, "--join");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err())
        .contains(
            out + " holds another comparison: there it has " + cells + " cells (v0/seed-1, ",
            "and here 1 (v0); give the same recipes, --seeds, --set and --grid");
    Result changed = workshop.run(compare(out, "--join", "--set", "training.epochs=3"));
    assertThat(changed.err()).contains("v0/seed-1 has other settings there");
  }

  /** Starts processes at once and one late, kills some at random moments. */
  @Test
  void processesThatAreKilledLeaveNothingUndone() throws Exception {
    int trials = Workshop.trials(20);
    int together = Workshop.CAMPAIGN ? 4 : 1;
    int killed = Workshop.CAMPAIGN ? 2 : 1;
    RandomGenerator random = Workshop.random(20);
    for (int trial = 0; trial < trials; trial++) {
      Path out = folder.resolve("killed-" + trial);
      List<Process> workers = new ArrayList<>();
      for (int i = 0; i < together; i++) {
        workers.add(
            Workshop.start(
                workshop.command(compare(out, "--join")), folder.resolve("log-" + trial + i)));
      }
      while (workers.get(0).isAlive() && !Files.exists(out.resolve("comparison.json"))) {
        Thread.sleep(2);
      }
      for (Process victim : workers.subList(0, killed)) {
        Thread.sleep(random.nextInt(Workshop.CAMPAIGN ? 3000 : 600));
        victim.destroyForcibly().waitFor();
        Result status = workshop.run("status", out);
        assertThat(status.code()).as(status.err()).isZero();
      }
      Result late = workshop.run(compare(out, "--join"));
      assertThat(late.code()).as(late.err()).isZero();
      assertThat(late.out()).isEqualTo(table.out());
      for (int i = killed; i < together; i++) {
        Path log = folder.resolve("log-" + trial + i);
        assertThat(workers.get(i).waitFor()).as(Workshop.text(log)).isZero();
        assertThat(Workshop.text(log)).contains(table.out());
      }
      assertThat(bits(out)).isEqualTo(bits(alone));
      assertDoneOnce(out);
      Workshop.delete(out);
    }
  }

  @Test
  void whoJoinsComputesWithTheThreadsOfTheOthers() throws Exception {
    assumeTrue(Workshop.CAMPAIGN, "only in the campaign: -Pcampaign");
    Path out = folder.resolve("threads");
    assertThat(workshop.run(compare(out, "--part", "1/2")).code()).isZero();
    List<String> joining = workshop.command(compare(out, "--join"));
    joining.addAll(0, List.of("env", "OMP_NUM_THREADS=1"));
    Path log = folder.resolve("threads.log");
    assertThat(Workshop.start(joining, log).waitFor()).as(Workshop.text(log)).isZero();
    assertThat(Workshop.text(log))
        .containsPattern(
            "the others compute with \\w+ threads: so does a process in the place of this one")
        .contains(table.out());
    assertThat(bits(out)).isEqualTo(bits(alone));
  }

  /**
   * Two sets of namespaces are two hosts, whose processes have the same number and see the
   * directory under different paths. One is killed with a cell in its hands.
   */
  @Test
  void twoHostsTakeOverFromEachOther() throws Exception {
    assumeTrue(Workshop.CAMPAIGN, "only in the campaign: -Pcampaign");
    assumeTrue(NamespaceHost.canBe(), "needs the right to make namespaces");
    RandomGenerator random = Workshop.random(22);
    int overtaken = 0;
    for (int trial = 0; trial < Workshop.trials(5); trial++) {
      Path out = Files.createDirectories(folder.resolve("hosts-" + trial));
      NamespaceHost one = host("one", out, trial);
      NamespaceHost two = host("two", out, trial);
      while (one.isAlive() && !Files.exists(out.resolve("comparison.json"))) {
        Thread.sleep(2);
      }
      Thread.sleep(random.nextInt(4000));
      one.kill();
      overtaken += heldBy(out, "one") ? 1 : 0;
      assertThat(two.await()).as(two.said()).isZero();
      assertThat(two.said()).contains(table.out());
      assertThat(bits(out)).isEqualTo(bits(alone));
      assertDoneOnce(out);
    }
    assertThat(overtaken).isPositive();
  }

  private static NamespaceHost host(String name, Path out, int trial) throws IOException {
    Path mount = folder.resolve(name + "-" + trial);
    return NamespaceHost.start(name, out, mount, workshop.command(compare(mount, "--join")));
  }

  /** Returns whether a cell is in the hands of a host, which may be dead. */
  private static boolean heldBy(Path out, String host) throws IOException {
    Leases leases = new Leases(out.resolve("leases"));
    for (String resource : leases.resources()) {
      if (resource.startsWith("cell-")
          && leases.holder(resource).filter(holder -> holder.host().equals(host)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aCellThatFailsIsToldAndStopsNoOther() throws IOException {
    Path out = folder.resolve("failed");
    Path bad = folder.resolve("bad.yaml");
    Files.writeString(
        bad, Workshop.recipe("Bad", 2).replace("learningRate: 0.05", "learningRate: 1e30"));
    Object[] command = {
      "compare", bad, recipes.get(0), "--data", workshop.images(), "--out", out, "--join"
    };
    Result first = workshop.run(command);
    assertThat(first.code()).as(first.err()).isEqualTo(2);
    assertThat(first.err())
        .contains("failed: bad: ", "1 of 2 cells are missing:\n  bad: ", "with --resume");
    assertThat(first.out()).contains("V0").doesNotContain("Bad");
    Result again = workshop.run(command);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).as("nothing is tried again").doesNotContain("Cell ");
    Result resumed =
        workshop.run(Stream.concat(Stream.of(command), Stream.of("--resume")).toArray());
    assertThat(resumed.code()).isEqualTo(2);
    assertThat(resumed.err()).contains("Cell 1 of 2: Bad").doesNotContain("Cell 2 of 2");
  }

  @Test
  void aSweepIsChosenByValidationAndDrawn() throws IOException {
    Path out = folder.resolve("sweep");
    Object[] command = {
      "compare",
      recipes.get(0),
      "--data",
      workshop.images(),
      "--out",
      out,
      "--grid",
      "training.optimizer.learningRate=0.01,0.1",
      "--grid",
      "attack.steps=1,2",
      "--set",
      "training.epochs=1"
    };
    Result refused =
        workshop.run(
            Stream.concat(Stream.of(command), Stream.of("--set", "data.validation.fraction=0"))
                .toArray());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--grid: V0", "holds no images out");
    Result swept = workshop.run(Stream.concat(Stream.of(command), Stream.of("--join")).toArray());
    assertThat(swept.code()).as(swept.err()).isZero();
    assertThat(swept.out())
        .contains("V0, learningRate 0.1, steps 2")
        .containsPattern(
            "Best on validation images: V0 with training.optimizer.learningRate=0.0?1,"
                + " attack.steps=[12], balanced robust accuracy [0-9.]+ %");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains(
            "Sweep over training.optimizer.learningRate and attack.steps: V0",
            "Test images choose nothing");
    Result again = workshop.run("report", out);
    assertThat(again.code()).isZero();
    assertThat(Files.readString(out.resolve("report.html"))).contains("Test images choose nothing");
  }

  @Test
  void aMachineThatCanDoNoCellLeavesThemToOthers() {
    Path out = folder.resolve("blind");
    Result blind =
        workshop.run(
            "compare",
            recipes.get(0),
            recipes.get(1),
            "--data",
            folder.resolve("nowhere"),
            "--out",
            out,
            "--join");
    assertThat(blind.code()).isEqualTo(2);
    assertThat(blind.err())
        .contains("no cell can be begun on this machine; they are left to others\n  ", "nowhere");
    assertThat(out.resolve("cells")).doesNotExist();
  }

  @Test
  void whatCannotBeIsTold() {
    assumeTrue(recipes.size() > 1);
    Path out = folder.resolve("wrong");
    assertThat(workshop.run(compare(out, "--part", "3/2")).err())
        .contains("--part: must be K/N with K from 1 to N, got 3/2");
    assertThat(workshop.run(compare(out, "--part", "half")).err())
        .contains("--part: must be K/N with K from 1 to N, such as 2/12, got \"half\"");
    assertThat(workshop.run(compare(out, "--workers", "ray")).err())
        .contains("--workers: unknown engine \"ray\"; there are join, local");
    assertThat(workshop.run(compare(out, "--workers", "local:none")).err())
        .contains("--workers: local needs the number of workers, such as local:2");
    assertThat(workshop.run(compare(out, "--workers", "local:2", "--join")).err())
        .contains("--workers local:2: starts processes that join; leave out --join and --part");
    assertThat(out).doesNotExist();
  }
}
