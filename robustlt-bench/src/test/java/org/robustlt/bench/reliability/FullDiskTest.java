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

/** Faults of the machine have names, and what they stopped goes on when they are mended. */
class FullDiskTest {
  @TempDir private static Path folder;

  private static Workshop workshop;
  private static SortedMap<String, String> whole;

  @BeforeAll
  static void train() throws IOException {
    workshop = new Workshop(folder);
    assertThat(workshop.train(folder.resolve("whole"))).extracting(Result::code).isEqualTo(0);
    whole = Workshop.bits(folder.resolve("whole"));
  }

  @Test
  void aFullDiskIsNamedAndTheRunGoesOnWhenThereIsRoom() throws Exception {
    int trials = Workshop.CAMPAIGN ? 20 : 1;
    for (int trial = 0; trial < trials; trial++) {
      int limit = 1 + trial * 2 + (trials == 1 ? 8 : 0); // blocks of 1024 bytes for any file
      Path place = folder.resolve("run-" + trial);
      Path log = folder.resolve("log-" + trial);
      List<String> command = new ArrayList<>(List.of("bash", "-c"));
      command.add(
          "ulimit -f "
              + limit
              + "; exec '"
              + String.join("' '", workshop.trainCommand(place))
              + "'");
      int code = Workshop.start(command, log).waitFor();
      String said = Workshop.text(log);
      assertThat(code).as(limit + " KiB: " + said).isIn(0, 2);
      if (code == 2) {
        assertThat(said)
            .as(limit + " KiB")
            .contains(place.toString(), "larger than allowed (ulimit -f)")
            .doesNotContain("internal error", "\tat ");
      }
      Result resumed = workshop.train(place, "--resume");
      assertThat(resumed.code()).as(limit + " KiB: " + resumed.err()).isZero();
      assertThat(Workshop.bits(place)).isEqualTo(whole);
    }
  }

  @Test
  void aSmallFileSystemIsNamedToo() throws Exception {
    assumeTrue(Workshop.CAMPAIGN, "only in the campaign: -Pcampaign");
    for (int trial = 0; trial < 20; trial++) {
      Path disk = Files.createDirectories(folder.resolve("disk-" + trial));
      String size = (8 + 8 * trial) + "k";
      assumeTrue(
          new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", "" + disk)
                  .start()
                  .waitFor()
              == 0,
          "needs the right to mount");
      try {
        Path place = disk.resolve("run");
        Result full = workshop.train(place, "--resume");
        assertThat(full.code()).as(full.err()).isIn(0, 2);
        if (full.code() == 2) {
          assertThat(full.err()).contains(disk.toString(), "no space left").doesNotContain("\tat ");
        }
        assertThat(
                new ProcessBuilder("mount", "-o", "remount,size=8m", "" + disk).start().waitFor())
            .isZero();
        Result resumed = workshop.train(place, "--resume");
        assertThat(resumed.code()).as(size + ": " + resumed.err()).isZero();
        assertThat(Workshop.bits(place)).isEqualTo(whole);
      } finally {
        new ProcessBuilder("umount", "" + disk).start().waitFor();
      }
    }
  }

  @Test
  void anAnswerThatCannotBeWrittenIsNoSuccess() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
    List<String> report = workshop.command("report", folder.resolve("whole"));
    ProcessBuilder builder = new ProcessBuilder(report);
    builder.redirectOutput(Path.of("/dev/full").toFile());
    builder.redirectError(folder.resolve("full.log").toFile());
    assertThat(builder.start().waitFor()).isEqualTo(2);
    assertThat(Workshop.text(folder.resolve("full.log"))).contains("standard output");
  }

  @Test
  void namesFromOutsideAreShownAndNotObeyed() throws IOException {
    Path place = folder.resolve("names");
    Files.writeString(
        folder.resolve("names.yaml"), Workshop.recipe("\"bell\\a \\e[31mred \\u202Eback\"", 1));
    Result result =
        workshop.run(
            "train", folder.resolve("names.yaml"), "--data", workshop.images(), "--out", place);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out() + result.err() + Workshop.text(place.resolve("report.html")))
        .contains("bell\\u0007 \\u001b[31mred \\u202eback")
        .doesNotContain("\u0007", "\u001b", "\u202e");
  }
}
