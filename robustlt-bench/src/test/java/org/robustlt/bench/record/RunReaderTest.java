package org.robustlt.bench.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.record.EpochRecord;

class RunReaderTest {
  @TempDir private Path folder;

  @Test
  void readsWhatATrainingWrites() throws IOException {
    RunRecord run = new RunReader().read(new RunFiles(folder, "pgdat").robust(0.9, 0.1).write());

    assertThat(run.manifest().run()).isEqualTo("pgdat");
    assertThat(run.manifest().dataSet().classCounts()).containsExactly(200L, 100L);
    assertThat(run.facts()).containsEntry("environment.java", "17");
    assertThat(run.epochs()).extracting(EpochRecord::epoch).containsExactly(1, 2);
    assertThat(run.epochs().get(1).loss()).isEqualTo(1.0);
    assertThat(run.epochs().get(0).budget()).containsExactly(0.03, 0.06);
    assertThat(run.evaluations())
        .extracting(evaluation -> evaluation.protocol().name())
        .containsExactly("natural", "pgd-20");
    assertThat(run.evaluations().get(1).worstClass()).isEqualTo(0.1);
    assertThat(run.evaluations().get(1).medium()).isNaN();
    assertThat(run.evaluations().get(1).protocol().settings()).containsEntry("options.steps", "20");
  }

  @Test
  void keepsTheLaterOfTwoLinesOfOneEpochAsAResumedTrainingWritesThem() throws IOException {
    Path run = new RunFiles(folder, "pgdat").write();
    String second = Files.readAllLines(run.resolve("metrics.jsonl")).get(1);
    Files.writeString(
        run.resolve("metrics.jsonl"),
        "\n" + second.replace("\"loss\":1.0", "\"loss\":7.0") + "\n",
        StandardOpenOption.APPEND);
    // The half line that the killed training left is now in the middle.
    Files.writeString(
        run.resolve("metrics.jsonl"),
        Files.readString(run.resolve("metrics.jsonl")).replace("{\"event\":\"epo\n", ""));

    assertThat(new RunReader().read(run).epochs())
        .extracting(EpochRecord::loss)
        .containsExactly(2.0, 7.0);
  }

  @Test
  void namesTheLineOfADamagedJournal() throws IOException {
    Path run = new RunFiles(folder, "pgdat").write();
    Files.writeString(run.resolve("metrics.jsonl"), "{}\n{broken\n{}\n");

    assertThatThrownBy(() -> new RunReader().read(run))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("metrics.jsonl: is damaged: line 2 is not JSON");
  }

  @Test
  void refusesWhatIsNoRun() {
    assertThatThrownBy(() -> new RunReader().read(folder))
        .isInstanceOf(RecordException.class)
        .hasMessage(folder + " is not a run directory: it has no manifest.json");
  }
}
