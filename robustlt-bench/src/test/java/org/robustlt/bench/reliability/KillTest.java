package org.robustlt.bench.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.random.RandomSource;
import org.robustlt.bench.reliability.Workshop.Result;
import org.robustlt.bench.tensorboard.JournalCurves;

/** Processes that die at any moment: what they began goes on to the same bits, without a hand. */
class KillTest {
  @TempDir private static Path folder;

  private static Workshop workshop;
  private static SortedMap<String, String> whole;

  private final Path log = folder.resolve("log.txt");

  @BeforeAll
  static void train() throws IOException {
    workshop = new Workshop(folder);
    assertThat(workshop.train(folder.resolve("whole"))).extracting(Result::code).isEqualTo(0);
    whole = Workshop.bits(folder.resolve("whole"));
  }

  /** Kills a training, also one that goes on, until it comes to its end. */
  @Test
  void aTrainingThatIsKilledAtRandomMomentsEndsWithTheSameBits() throws Exception {
    RandomGenerator random = RandomSource.ofSeed(1).generator();
    int kills = Workshop.CAMPAIGN ? 120 : 1;
    int done = 0;
    for (int run = 0; done < kills; run++) {
      Path place = folder.resolve("run-" + run);
      for (int attempt = 0; attempt < 4 && done < kills; attempt++) {
        Process process =
            Workshop.start(workshop.trainCommand(place, "--resume", "--tensorboard"), log);
        boolean ended = !killAfterBeginning(process, place, random);
        done++;
        if (ended) {
          break;
        }
      }
      finish(place);
    }
  }

  /** Waits until the directory is begun, most times, and then for a random moment. */
  private static boolean killAfterBeginning(Process process, Path place, RandomGenerator random)
      throws Exception {
    if (random.nextInt(8) > 0) {
      while (process.isAlive() && !Files.exists(place.resolve("leases"))) {
        Thread.sleep(2);
      }
    }
    boolean ended = process.waitFor(random.nextInt(900), TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    return !ended;
  }

  private void finish(Path place) throws IOException {
    Result result = workshop.train(place, "--resume", "--tensorboard");
    assertThat(result.code()).as(result.err() + Workshop.text(log)).isZero();
    assertThat(Workshop.bits(place)).isEqualTo(whole);
    JournalCurves.check(place, "class0", "class1", "class2");
    Workshop.delete(place);
  }

  @Test
  void anEvaluationThatIsKilledEndsWithTheSameResult() throws Exception {
    assumeTrue(Workshop.CAMPAIGN, "only in the campaign: -Pcampaign");
    RandomGenerator random = RandomSource.ofSeed(2).generator();
    Path place = folder.resolve("whole");
    Object[] evaluate = {"evaluate", place, "--data", workshop.images(), "--protocol", "pgd-100"};
    assertThat(workshop.run(evaluate).code()).isZero();
    SortedMap<String, String> expected = Workshop.bits(place);
    for (int kill = 0; kill < 40; kill++) {
      Files.deleteIfExists(place.resolve("evaluation/pgd-100.json"));
      Process process = Workshop.start(workshop.command(evaluate), log);
      while (process.isAlive()
          && !Files.exists(place.resolve("evaluation/pgd-100.partial.jsonl"))) {
        Thread.sleep(2);
      }
      process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      Result result = workshop.run(evaluate);
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(Workshop.bits(place)).isEqualTo(expected);
    }
  }

  @Test
  void aComparisonThatIsKilledEndsWithTheSameTable() throws Exception {
    assumeTrue(Workshop.CAMPAIGN, "only in the campaign: -Pcampaign");
    RandomGenerator random = RandomSource.ofSeed(3).generator();
    Path expected = folder.resolve("table");
    Result straight = workshop.run(comparison(expected));
    assertThat(straight.code()).as(straight.err()).isZero();
    int kills = 0;
    for (int trial = 0; kills < 40; trial++) {
      Path place = folder.resolve("table-" + trial);
      for (int attempt = 0; attempt < 3; attempt++) {
        List<String> command = workshop.command(comparison(place));
        Process process = Workshop.start(command, log);
        killAfterBeginning(process, place, random);
        kills++;
      }
      Result result = workshop.run(comparison(place));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).isEqualTo(straight.out());
      for (String run : List.of("at/seed-1", "at/seed-2")) {
        assertThat(Workshop.bits(place.resolve(run)))
            .isEqualTo(Workshop.bits(expected.resolve(run)));
      }
      Workshop.delete(place);
    }
  }

  private static Object[] comparison(Path place) {
    return new Object[] {
      "compare",
      workshop.recipe(),
      "--seeds",
      "1,2",
      "--data",
      workshop.images(),
      "--out",
      place,
      "--resume"
    };
  }

  @Test
  void sigtermSavesWithinAnEpochAndUser1WithoutAnEnd() throws Exception {
    int trials = Workshop.CAMPAIGN ? 10 : 1;
    Path recipe = folder.resolve("long.yaml");
    Files.writeString(
        recipe,
        Workshop.recipe("long", 3)
            .replace("checkpointMinutes: 0.00001", "checkpointMinutes: 1000")
            .replace("batchSize: 4", "batchSize: 1")
            .replace("steps: 2", "steps: 40"));
    Path straight = folder.resolve("straight");
    Object[] train = {"train", recipe, "--data", workshop.images(), "--resume", "--out"};
    assertThat(workshop.run(with(train, straight)).code()).isZero();
    SortedMap<String, String> expected = Workshop.bits(straight);
    RandomGenerator random = RandomSource.ofSeed(4).generator();
    for (int trial = 0; trial < trials; trial++) {
      Path place = folder.resolve("stopped-" + trial);
      Path said = folder.resolve("said-" + trial);
      Process process = Workshop.start(workshop.command(with(train, place)), said);
      while (process.isAlive() && !Files.exists(place.resolve("manifest.json"))) {
        Thread.sleep(2);
      }
      Thread.sleep(50 + random.nextInt(200));
      Workshop.signal(process.pid(), "USR1");
      Thread.sleep(50 + random.nextInt(200));
      Workshop.signal(process.pid(), "TERM");
      int code = process.waitFor();
      String text = Workshop.text(said);
      assertThat(code).as(text).isIn(0, 143);
      if (code == 143) {
        Matcher stopped = Pattern.compile("stopped (in|after) epoch").matcher(text);
        assertThat(stopped.find()).as(text).isTrue();
      }
      Result result = workshop.run(with(train, place));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(Workshop.bits(place)).isEqualTo(expected);
    }
  }

  private static Object[] with(Object[] first, Object last) {
    Object[] all = java.util.Arrays.copyOf(first, first.length + 1);
    all[first.length] = last;
    return all;
  }
}
