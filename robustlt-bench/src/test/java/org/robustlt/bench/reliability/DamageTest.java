package org.robustlt.bench.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.random.RandomSource;
import org.robustlt.bench.reliability.Workshop.Result;

/** Files of a run that are not what was written: they are told by name, and never used silently. */
class DamageTest {
  @TempDir private static Path folder;

  private static Workshop workshop;
  private static SortedMap<String, String> whole;
  private static String table;
  private static String deltas;

  private final Path run = folder.resolve("run");

  @BeforeAll
  static void train() throws IOException {
    workshop = new Workshop(folder);
    Path original = folder.resolve("original");
    assertThat(workshop.train(original, "--tensorboard")).extracting(Result::code).isEqualTo(0);
    whole = Workshop.bits(original);
    table = workshop.run("report", original).out();
    Path other = folder.resolve("seed-8");
    assertThat(workshop.train(other, "--set", "seed=8", "--set", "loss.use=cross-entropy").code())
        .isZero();
    deltas = workshop.run("report", original, other).out();
  }

  @BeforeEach
  void copy() throws IOException {
    Workshop.delete(run);
    Workshop.copy(folder.resolve("original"), run);
  }

  /** Flips a bit anywhere, and uses the run in every way. */
  @Test
  void aFlippedBitIsToldByTheNameOfItsFileOrHarmless() throws IOException {
    RandomGenerator random = RandomSource.ofSeed(Long.getLong("robustlt.seed", 15)).generator();
    int trials = Workshop.CAMPAIGN ? 500 : 10;
    int told = 0;
    for (int trial = 0; trial < trials; trial++) {
      copy();
      List<Path> files = files(run);
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = Files.readAllBytes(file);
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      String what = "byte " + at + " of " + run.relativize(file);

      Result report = workshop.run("report", run);
      boolean ofImages = file.toString().endsWith(".npz");
      // Pairs of runs alone need what became of each image.
      Result beside = ofImages ? workshop.run("report", run, folder.resolve("seed-8")) : report;
      Result evaluate =
          workshop.run("evaluate", run, "--data", workshop.images(), "--protocol", "natural");
      Result resume = workshop.train(run, "--resume");
      Result best =
          workshop.run(
              "evaluate",
              run,
              "--data",
              workshop.images(),
              "--protocol",
              "natural",
              "--checkpoint",
              "best");
      for (Result result : List.of(report, beside, evaluate, resume, best)) {
        assertThat(result.code()).as(what + ": " + result.err()).isIn(0, 2);
        assertThat(result.err()).as(what).doesNotContain("internal error", "\tat ");
        if (result.code() == 2) {
          assertThat(result.err()).as(what).contains(file.getFileName().toString());
          told++;
        }
      }
      if (report.code() == 0) {
        assertThat(report.out()).as(what).isEqualTo(table);
      }
      if (ofImages && beside.code() == 0) {
        assertThat(beside.out()).as(what).isEqualTo(deltas);
      }
      if (resume.code() == 0 && best.code() == 0) {
        SortedMap<String, String> bits = Workshop.bits(run);
        bits.keySet().removeIf(name -> name.startsWith("evaluation natural-best"));
        assertThat(bits).as(what).isEqualTo(whole);
      }
    }
    assertThat(told).isGreaterThan(trials);
  }

  private static List<Path> files(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      // Pages are made again, whatever is in them.
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().matches(".*\\.html|.*\\.lease\\.[0-9]+"))
          .sorted()
          .toList();
    }
  }

  @Test
  void aFlippedBitOfAComparisonIsToldByTheNameOfItsFileOrHarmless() throws IOException {
    assumeTrue(Workshop.CAMPAIGN, "only in the campaign: -Pcampaign");
    Path whole = folder.resolve("comparison");
    Path place = folder.resolve("flipped");
    Files.writeString(folder.resolve("short.yaml"), Workshop.recipe("AT", 2));
    assertThat(compare(whole).code()).isZero();
    String expected = workshop.run("report", whole).out();
    RandomGenerator random = RandomSource.ofSeed(1 + Long.getLong("robustlt.seed", 15)).generator();
    for (int trial = 0; trial < 150; trial++) {
      Workshop.delete(place);
      Workshop.copy(whole, place);
      List<Path> files = files(place);
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = Files.readAllBytes(file);
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      String what = "byte " + at + " of " + place.relativize(file);
      Result report = workshop.run("report", place);
      Result status = workshop.run("status", place);
      Result compare = compare(place);
      for (Result result : List.of(report, status, compare)) {
        assertThat(result.code()).as(what + ": " + result.err()).isIn(0, 2);
        assertThat(result.err()).as(what).doesNotContain("internal error", "\tat ");
        if (result.code() == 2) {
          assertThat(result.err()).as(what).contains(file.getFileName().toString());
        }
      }
      for (Result result : List.of(report, compare)) {
        if (result.code() == 0) {
          assertThat(result.out()).as(what).isEqualTo(expected);
        }
      }
    }
  }

  private static Result compare(Path place) {
    return workshop.run(
        "compare",
        folder.resolve("short.yaml"),
        "--seeds",
        "1,2",
        "--data",
        workshop.images(),
        "--out",
        place,
        "--resume");
  }

  @Test
  void aCheckpointOfAnotherRunIsRefused() throws IOException {
    Path other = folder.resolve("other");
    if (!Files.exists(other)) {
      assertThat(workshop.train(other, "--set", "seed=8").code()).isZero();
    }
    for (String name : List.of("last", "best")) {
      copy();
      replace(other, run, "checkpoints/" + name + ".safetensors");
      toldOf(name + ".safetensors", "belongs to another run", workshop.run("report", run));
      toldOf(
          name + ".safetensors",
          "belongs to another run",
          workshop.run("evaluate", run, "--data", workshop.images(), "--checkpoint", name));
    }
    copy();
    replace(other, run, "checkpoints/last.safetensors");
    toldOf("last.safetensors", "belongs to another run", workshop.train(run, "--resume"));
    copy();
    replace(other, run, "metrics.jsonl");
    toldOf("metrics.jsonl", "that of another run", workshop.run("report", run));
    copy();
    replace(other, run, "evaluation/natural.json");
    toldOf("natural.json", "belongs to another run", workshop.run("report", run));
  }

  @Test
  void aRecipeThatWasEditedIsRefused() throws IOException {
    Path recipe = run.resolve("recipe.yaml");
    Files.writeString(recipe, Files.readString(recipe).replace("0.05", "0.06"));
    toldOf("recipe.yaml", "must be", workshop.run("report", run));
    toldOf("recipe.yaml", "must be", workshop.run("evaluate", run, "--data", workshop.images()));
    toldOf("recipe.yaml", "learningRate", workshop.train(run, "--resume"));
  }

  @Test
  void imagesThatWereReplacedAreRefused() throws IOException {
    Path images = workshop.images();
    Path kept = folder.resolve("kept");
    Workshop.copy(images, kept);
    try {
      workshop.redraw(1, 10, "test");
      toldOf(
          "test images: ",
          "another image",
          workshop.run("evaluate", run, "--data", images, "--protocol", "natural"));
      Workshop.delete(images);
      Workshop.copy(kept, images);
      cutShort();
      for (int i = 0; i < 8; i++) {
        workshop.redraw(2, i, "train");
      }
      toldOf("training images: ", "another image", workshop.train(run, "--resume"));
      assertThat(workshop.train(run, "--resume", "--allow-changes").code()).isIn(0, 2);
    } finally {
      Workshop.delete(images);
      Workshop.copy(kept, images);
      Workshop.delete(kept);
    }
  }

  /** As after a kill in the third epoch. */
  private void cutShort() throws IOException {
    Workshop.delete(run);
    Result begun = workshop.train(run, "--set", "training.epochs=2");
    assertThat(begun.code()).isZero();
    Result longer = workshop.train(run, "--resume", "--set", "training.epochs=2");
    assertThat(longer.code()).as(longer.err()).isZero();
    Files.writeString(workshop.recipe(), Workshop.recipe("AT", 5));
  }

  @Test
  void aJournalWithALineCutOutDoubledOrUnreadableIsRefused() throws IOException {
    Path journal = run.resolve("metrics.jsonl");
    List<String> lines = Files.readAllLines(journal);
    List<List<String>> damaged = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> without = new ArrayList<>(lines);
      without.remove(i);
      damaged.add(without);
      List<String> doubled = new ArrayList<>(lines);
      doubled.add(i, lines.get(i));
      damaged.add(doubled);
      List<String> unreadable = new ArrayList<>(lines);
      unreadable.set(i, "{" + lines.get(i).substring(0, 30));
      damaged.add(unreadable);
    }
    for (List<String> content : damaged) {
      Files.write(journal, content);
      toldOf("metrics.jsonl", "is damaged", workshop.run("report", run));
      toldOf("metrics.jsonl", "is damaged", workshop.train(run, "--resume"));
    }
  }

  @Test
  void aLastLineThatAKillToreIsLeftOut() throws IOException {
    Path journal = run.resolve("metrics.jsonl");
    Files.writeString(
        journal, Files.readString(journal) + "{\"event\":\"epoch\",\"phase\":\"\u00e9");
    byte[] bytes = Files.readAllBytes(journal);
    Files.write(journal, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(workshop.run("report", run).code()).isZero();
    Result resumed = workshop.train(run, "--resume");
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("was cut by a kill");
    assertThat(Workshop.bits(run)).isEqualTo(whole);
  }

  @Test
  void aManifestIsMadeAgainAndThatIsSaid() throws IOException {
    Path manifest = run.resolve("manifest.json");
    for (String content : List.of("", "{}", "[1]", "\u0000")) {
      Files.writeString(manifest, content, StandardCharsets.UTF_8);
      if (!content.equals("{}")) {
        toldOf("manifest.json", "damaged", workshop.run("report", run));
      }
      Result resumed = workshop.train(run, "--resume");
      assertThat(resumed.code()).as(resumed.err()).isZero();
      assertThat(resumed.err()).contains("manifest.json", "it is made again");
      assertThat(workshop.run("report", run).out()).isEqualTo(table);
    }
  }

  @Test
  void whatIsUpToDateIsDecidedByDigests() throws IOException {
    Path evaluation = run.resolve("evaluation/natural.json");
    Files.setLastModifiedTime(evaluation, java.nio.file.attribute.FileTime.fromMillis(0));
    Result resumed = workshop.train(run, "--resume");
    assertThat(resumed.err()).doesNotContain("natural  overall");

    Result longer = workshop.train(run, "--resume", "--set", "training.epochs=6");
    assertThat(longer.code()).as(longer.err()).isZero();
    assertThat(longer.err()).contains("natural  overall", "training.epochs: 5 before, 6 now");
    Path straight = folder.resolve("straight");
    Workshop.delete(straight);
    assertThat(workshop.train(straight, "--set", "training.epochs=6").code()).isZero();
    SortedMap<String, String> expected = Workshop.bits(straight);
    SortedMap<String, String> actual = Workshop.bits(run);
    expected.keySet().removeIf(name -> !name.startsWith("last "));
    actual.keySet().removeIf(name -> !name.startsWith("last "));
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void aProtocolOfTheUsersNeverTakesABuiltInOnesPlace() throws IOException {
    Path mine = Files.writeString(folder.resolve("natural.yaml"), "attack: {use: fgsm}\n");
    String before = Files.readString(run.resolve("evaluation/natural.json"));
    Result result = workshop.run("evaluate", run, "--data", workshop.images(), "--protocol", mine);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(run.resolve("evaluation/natural.json")).hasContent(before.stripTrailing());
    assertThat(result.out()).containsPattern("natural-[0-9a-f]{8} accuracy in %");
  }

  private static void replace(Path from, Path to, String file) throws IOException {
    Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void toldOf(String file, String how, Result result) {
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(file, how).doesNotContain("internal error");
  }
}
