package org.robustlt.bench.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.reliability.Workshop.Result;

/** Two processes at one run: one works, the other is told, and nothing interleaves. */
class OwnershipTest {
  private static final int TRIALS = Workshop.CAMPAIGN ? 10 : 1;

  @TempDir private static Path folder;

  private static Workshop workshop;
  private static Path recipe;
  private static SortedMap<String, String> whole;

  @BeforeAll
  static void train() throws IOException {
    workshop = new Workshop(folder);
    recipe = folder.resolve("slow.yaml");
    Files.writeString(recipe, Workshop.recipe("slow", 4).replace("steps: 2", "steps: 60"));
    assertThat(workshop.run(arguments(folder.resolve("whole"))).code()).isZero();
    whole = Workshop.bits(folder.resolve("whole"));
  }

  private static Object[] arguments(Path place) {
    return new Object[] {"train", recipe, "--data", workshop.images(), "--resume", "--out", place};
  }

  /** Starts a training, and waits until it has made a file. */
  private Process holder(Path place, Path log, String file) throws Exception {
    Process holder = Workshop.start(workshop.command(arguments(place)), log);
    while (holder.isAlive() && !Files.exists(place.resolve(file))) {
      Thread.sleep(2);
    }
    return holder;
  }

  @Test
  void theSecondIsToldWhoTrainsAndTakesOverFromTheDead() throws Exception {
    for (int trial = 0; trial < TRIALS; trial++) {
      Path place = folder.resolve("killed-" + trial);
      Path log = folder.resolve("killed-" + trial + ".log");
      Process holder = holder(place, log, "manifest.json");

      Result second = workshop.run(arguments(place));
      if (holder.isAlive()) {
        assertThat(second.code()).as(second.err()).isEqualTo(2);
        assertThat(second.err())
            .contains(place + ": process " + holder.pid() + " on ", " is at it; wait until");
      }
      holder.destroyForcibly().waitFor();

      Result next = workshop.run(arguments(place));
      assertThat(next.code()).as(next.err()).isZero();
      assertThat(Workshop.bits(place)).isEqualTo(whole);
    }
  }

  @Test
  void ofTwoThatBeginAtOnceOneWins() throws Exception {
    assumeTrue(Workshop.CAMPAIGN, "only in the campaign: -Pcampaign");
    for (int trial = 0; trial < TRIALS; trial++) {
      Path place = folder.resolve("both-" + trial);
      Path table = folder.resolve("table-" + trial);
      race(workshop.command("train", recipe, "--data", workshop.images(), "--out", place), trial);
      assertThat(Workshop.bits(place)).isEqualTo(whole);
      race(
          workshop.command("evaluate", place, "--data", workshop.images(), "--protocol", "pgd-100"),
          trial);
      race(workshop.command("compare", recipe, "--data", workshop.images(), "--out", table), trial);
      assertThat(Workshop.bits(table.resolve("slow"))).isEqualTo(whole);
    }
  }

  /** Both may come to an end, one after the other; never at once. */
  private static void race(List<String> command, int trial) throws Exception {
    Path one = folder.resolve("one-" + trial + ".log");
    Path two = folder.resolve("two-" + trial + ".log");
    Files.deleteIfExists(one);
    Files.deleteIfExists(two);
    Process first = Workshop.start(command, one);
    Process second = Workshop.start(command, two);
    List<Integer> codes = List.of(first.waitFor(), second.waitFor());
    String said = Workshop.text(one) + Workshop.text(two);
    assertThat(codes).as(said).contains(0);
    assertThat(codes.stream().filter(code -> code != 0).toList()).as(said).isSubsetOf(2);
    assertThat(said).doesNotContain("internal error");
  }

  @Test
  void oneThatWasStoppedIsOvertakenAndWritesNothingMore() throws Exception {
    assumeTrue(Workshop.CAMPAIGN, "only in the campaign: -Pcampaign");
    int overtaken = 0;
    for (int trial = 0; trial < 10; trial++) {
      Path place = folder.resolve("stopped-" + trial);
      Path log = folder.resolve("stopped-" + trial + ".log");
      Process holder = holder(place, log, "metrics.jsonl");
      Workshop.signal(holder.pid(), "STOP");

      Result next = workshop.run(arguments(place));
      assertThat(next.code()).as(next.err()).isZero();
      SortedMap<String, String> bits = Workshop.bits(place);
      assertThat(bits).isEqualTo(whole);

      Workshop.signal(holder.pid(), "CONT");
      int code = holder.waitFor();
      String said = Workshop.text(log);
      if (code != 0) { // One that was stopped when all was done has nothing left to write.
        assertThat(code).as(said).isEqualTo(2);
        assertThat(said).contains("no longer holds the lease");
        overtaken++;
      }
      assertThat(Workshop.bits(place)).isEqualTo(whole);
      assertThat(workshop.run("report", place).code()).isZero();
    }
    assertThat(overtaken).isGreaterThan(5);
  }

  @Test
  void twoHostsWithEqualPidsAndOtherPathsAreTwoHosts() throws Exception {
    assumeTrue(Workshop.CAMPAIGN, "only in the campaign: -Pcampaign");
    assumeTrue(
        new ProcessBuilder("unshare", "--pid", "--uts", "--mount", "--fork", "true")
                .start()
                .waitFor()
            == 0,
        "needs the right to make namespaces");
    Path place = Files.createDirectories(folder.resolve("shared"));
    Path one = Files.createDirectories(folder.resolve("mount-one"));
    Path two = Files.createDirectories(folder.resolve("mount-two"));
    Path log = folder.resolve("hosts.log");
    Process first = Workshop.start(onHost("one", place, one), log);
    while (first.isAlive() && !Files.exists(place.resolve("manifest.json"))) {
      Thread.sleep(2);
    }
    Path told = folder.resolve("told.log");
    Process second = Workshop.start(onHost("two", place, two), told);
    if (second.waitFor() == 2) {
      assertThat(Workshop.text(told)).contains(two + ": process 1 on one since ");
    }
    ProcessHandle.of(first.pid())
        .ifPresent(shell -> shell.descendants().forEach(ProcessHandle::destroyForcibly));
    first.destroyForcibly().waitFor();

    Path next = folder.resolve("next.log");
    assertThat(Workshop.start(onHost("two", place, two), next).waitFor())
        .as(Workshop.text(next))
        .isZero();
    assertThat(Workshop.bits(place)).isEqualTo(whole);
  }

  /** A process of number 1, with a name of the host and a mount of its own. */
  private static List<String> onHost(String name, Path directory, Path mount) {
    List<String> command =
        new ArrayList<>(List.of("unshare", "--pid", "--uts", "--mount", "--fork", "sh", "-c"));
    String program = String.join("' '", workshop.command(arguments(mount)));
    command.add(
        "mount --bind "
            + directory
            + " "
            + mount
            + " && mount -t proc proc /proc && hostname "
            + name
            + " && exec '"
            + program
            + "'");
    return command;
  }
}
