package org.robustlt.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.comparison.ComparisonFile;
import org.robustlt.bench.comparison.ComparisonPlan;
import org.robustlt.bench.console.Console;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.lease.Holder;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.lease.Leases;

class StatusCommandTest {
  @TempDir private Path folder;

  private record Said(int code, String out, String err) {}

  private Said status(Path directory) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100);
    int code = RobustLtCommand.execute(console, "status", directory.toString());
    return new Said(code, out.toString(), err.toString());
  }

  private Path run(String name, int epochs) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        run.resolve("recipe.yaml"),
        "name: AT\ntraining: {epochs: 3}\nevaluation: {protocols: [natural, fgsm]}\n");
    StringBuilder journal = new StringBuilder();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      journal.append("{\"event\":\"epoch\",\"epoch\":").append(epoch).append(",\"epochs\":3}\n");
    }
    Files.writeString(run.resolve("metrics.jsonl"), journal + "{\"event\":\"epo");
    return run;
  }

  private void ended(String cell, String kind, Map<String, ?> more) throws IOException {
    Map<String, Object> outcome =
        ImmutableMap.<String, Object>builder()
            .put("kind", kind)
            .put("recipe", "r")
            .put("host", "ann")
            .put("pid", 7)
            .put("ended", "2026-01-01T00:00:00Z")
            .put("seconds", 65.2)
            .put("token", 1)
            .putAll(more)
            .build();
    Files.createDirectories(folder.resolve("cells"));
    Files.writeString(folder.resolve("cells/" + cell + ".json"), SealedJson.pages(outcome));
  }

  @Test
  void aComparisonTellsOfEveryCell() throws IOException {
    ComparisonFile.begin(
        folder.resolve("comparison.json"),
        Fence.NONE,
        new ComparisonPlan(
            List.of("at/seed-1", "at/seed-2", "at/seed-3", "at/seed-4", "at/seed-5").stream()
                .map(cell -> new ComparisonPlan.Cell(cell, "r", List.of()))
                .toList(),
            List.of(),
            Map.of()));
    Files.writeString(run("at/seed-1", 3).resolve("manifest.json"), "{}");
    ended("at.seed-1", "DONE", Map.of());
    run("at/seed-2", 2);
    ended("at.seed-2", "FAILED", Map.of("reason", "the loss is no longer finite\n  try this"));
    Path third = run("at/seed-3", 1);
    run("at/seed-4", 0);
    try (Lease cell = new Leases(folder.resolve("leases")).take("cell-at.seed-3", "", 0);
        Lease training = new Leases(third.resolve("leases")).take("training", "", 0)) {
      cell.check();
      training.check();
      Holder here = new Leases(third.resolve("leases")).holder("training").orElseThrow();
      String where = here.host() + " (" + here.pid() + ")";
      Said said = status(folder);
      assertThat(said.err()).isEmpty();
      assertThat(said.code()).isZero();
      assertThat(said.out().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
          .containsExactly(
              folder + ": 5 cells: 1 done, 1 failed, 1 under way, 1 begun, 1 to do",
              "",
              "cell | state | epochs | where",
              "at/seed-1 | done | 3/3 | ann (7) | in 1:05",
              "at/seed-2 | failed | 2/3 | ann (7) | the loss is no longer finite",
              "at/seed-3 | under way | 1/3 | " + where + " | at it",
              "at/seed-4 | begun | 0/3 | nobody is at it; who joins goes on with it",
              "at/seed-5 | to do");
    }
  }

  @Test
  void aRunTellsWhoIsAtWhat() throws IOException {
    Path run = run("alone", 2);
    Files.createDirectories(run.resolve("evaluation"));
    Files.writeString(run.resolve("evaluation/natural.json"), "{}");
    assertThat(status(run).out())
        .isEqualTo(run + ": 2 of 3 epochs, evaluated by natural\n  nobody is at it\n");
    Path shared = run.resolve("evaluation/fgsm.cells/0123456789abcdef");
    try (Lease batch = new Leases(shared).take("stage-0-3", "", 0)) {
      batch.check();
      assertThat(status(run).out())
          .contains(new Leases(shared).holder("stage-0-3").orElseThrow().describe() + ": at it");
    }
  }

  @Test
  void whereThereIsNothingItSaysSo() {
    Said said = status(folder);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .startsWith("robustlt: " + folder + " is no run directory and none of compare");
  }
}
