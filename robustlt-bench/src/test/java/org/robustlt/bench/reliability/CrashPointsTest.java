package org.robustlt.bench.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.reliability.Workshop.Result;
import org.robustlt.bench.tensorboard.JournalCurves;
import org.robustlt.core.file.AtomicFile;

/**
 * Processes that die between two changes of files, or in the middle of a write: a library that is
 * preloaded keeps every state that such a death could leave, and from each of them what was begun
 * goes on to the same bits.
 */
class CrashPointsTest {
  /** Of the states, every so many-th is tried, beginning with one: for machines that are busy. */
  private static final int STEP = Integer.getInteger("robustlt.crash.step", 1);

  private static final int FIRST = Integer.getInteger("robustlt.crash.first", 1);

  @TempDir private static Path folder;

  private static Workshop workshop;
  private static Path recipe;
  private static Path library;
  private static Path whole;
  private static SortedMap<String, String> bits;

  private final Path place = folder.resolve("place");
  private final Path states = folder.resolve("states");
  private final Path again = folder.resolve("again");
  private final Path log = folder.resolve("log.txt");

  @BeforeAll
  static void train() throws Exception {
    assumeTrue(Workshop.CAMPAIGN, "only in the campaign: -Pcampaign");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "needs a C compiler");
    library = compile();
    workshop = new Workshop(folder);
    recipe = folder.resolve("short.yaml");
    Files.writeString(recipe, Workshop.recipe("AT", 2).replace("batchSize: 4", "batchSize: 8"));
    whole = folder.resolve("whole");
    assertThat(workshop.run(training(whole)).code()).isZero();
    bits = Workshop.bits(whole);
  }

  private static Path compile() throws Exception {
    Path source = folder.resolve("crash.c");
    try (InputStream in = CrashPointsTest.class.getResourceAsStream("crash.c")) {
      Files.copy(Objects.requireNonNull(in), source);
    }
    Path compiled = folder.resolve("crash.so");
    Path said = folder.resolve("cc.txt");
    int code =
        Workshop.start(
                List.of("cc", "-shared", "-fPIC", "-w", "-o", "" + compiled, "" + source, "-ldl"),
                said)
            .waitFor();
    assertThat(code).as(Workshop.text(said)).isZero();
    return compiled;
  }

  private static Object[] training(Path run) {
    return new Object[] {
      "train", recipe, "--data", workshop.images(), "--out", run, "--resume", "--tensorboard"
    };
  }

  @Test
  void aTrainingMayDieAtAnyChangeOfAFileAndAgainWhereItGoesOn() throws Exception {
    List<String> changes = changes(training(place));
    assertThat(changes).hasSizeGreaterThan(80);
    Workshop.copy(states.resolve(Integer.toString(changes.size() / 2)), again);
    goOnWithTraining(changes);
    Workshop.delete(place);
    Workshop.copy(again, place);
    goOnWithTraining(changes(training(place)));
  }

  private void goOnWithTraining(List<String> changes) throws IOException {
    for (int state = FIRST; state <= changes.size(); state += STEP) {
      String died = die(state, changes);
      goOn(died, training(place));
      assertThat(Workshop.bits(place)).as(died).isEqualTo(bits);
      JournalCurves.check(place, "class0", "class1", "class2");
    }
  }

  @Test
  void anEvaluationMayDieAtAnyChangeOfAFile() throws Exception {
    Object[] evaluation = {
      "evaluate", place, "--data", workshop.images(), "--protocol", "pgd-20", "--protocol", "fgsm"
    };
    Workshop.delete(place);
    Workshop.copy(whole, place);
    Files.delete(place.resolve("evaluation/fgsm.json"));
    List<String> changes = changes(evaluation);
    SortedMap<String, String> expected = Workshop.bits(place);
    for (int state = FIRST; state <= changes.size(); state += STEP) {
      String died = die(state, changes);
      goOn(died, evaluation);
      assertThat(Workshop.bits(place)).as(died).isEqualTo(expected);
    }
  }

  @Test
  void aComparisonMayDieAtAnyChangeOfAFile() throws Exception {
    Object[] comparison = {
      "compare", recipe, "--seeds", "1,2", "--data", workshop.images(), "--out", place, "--resume"
    };
    List<String> changes = changes(comparison);
    String table = goOn("", comparison);
    String file = Files.readString(place.resolve("comparison.json"));
    for (int state = FIRST; state <= changes.size(); state += STEP) {
      String died = die(state, changes);
      assertThat(goOn(died, comparison)).as(died).isEqualTo(table);
      assertThat(place.resolve("comparison.json")).as(died).content().isEqualTo(file);
    }
  }

  /** Runs a command to its end, and returns the changes of files that it makes. */
  private List<String> changes(Object... command) throws Exception {
    Workshop.delete(states);
    Files.createDirectories(states);
    List<String> line =
        new ArrayList<>(
            List.of(
                "env", "LD_PRELOAD=" + library, "CRASH_FOLDER=" + place, "CRASH_STATES=" + states));
    line.addAll(workshop.command(command));
    assertThat(Workshop.start(line, log).waitFor()).as(Workshop.text(log)).isZero();
    return Files.readAllLines(states.resolve("changes"));
  }

  /** Brings the folder into a state, and returns what was to come next. */
  private String die(int state, List<String> changes) throws IOException {
    Workshop.delete(place);
    Workshop.copy(states.resolve(Integer.toString(state)), place);
    return "before " + changes.get(state - 1);
  }

  private String goOn(String died, Object... command) throws IOException {
    Result result = workshop.run(command);
    assertThat(result.code()).as(died + "\n" + result.err()).isZero();
    try (Stream<Path> files = Files.walk(place)) {
      assertThat(files).as(died).noneMatch(AtomicFile::isPartial);
    }
    return result.out();
  }
}
