package org.robustlt.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.Json;

class MetricsJournalTest {
  @TempDir private Path directory;

  @Test
  void aLineHasTheFieldsThatReadersRelyOn() throws IOException {
    Path file = directory.resolve("metrics.jsonl");
    new MetricsJournal(file).append(epoch(3), Fence.NONE);

    JsonNode line = Json.mapper().readTree(Files.readString(file));
    assertThat(line.path("event").asText()).isEqualTo("epoch");
    assertThat(line.path("epoch").asInt()).isEqualTo(3);
    assertThat(line.path("loss").isNumber()).isTrue();
    assertThat(line.path("learningRate").isNumber()).isTrue();
    assertThat(line.path("natural").path("overall").asDouble()).isEqualTo(0.5);
    assertThat(line.path("robust").path("perClass")).hasSize(2);
    assertThat(line.path("robust").path("perClass").get(1).isNull()).isTrue();
    assertThat(line.path("budget")).hasSize(2);
    assertThat(line.has("validation")).isFalse();
  }

  @Test
  void rewindingDropsLaterAndHalfWrittenLines() throws IOException {
    Path file = directory.resolve("metrics.jsonl");
    MetricsJournal journal = new MetricsJournal(file);
    journal.takeUp("run", 0, Fence.NONE);
    for (int epoch = 1; epoch <= 3; epoch++) {
      journal.append(epoch(epoch), Fence.NONE);
    }
    Files.writeString(file, "{\"event\":\"epo", StandardOpenOption.APPEND);

    journal = new MetricsJournal(file);
    assertThat(journal.takeUp("run", 2, Fence.NONE).torn()).isTrue();
    journal.append(epoch(3), Fence.NONE);

    assertThat(Files.readAllLines(file))
        .extracting(line -> Json.mapper().readTree(line).path("epoch").asInt())
        .containsExactly(1, 2, 3);
  }

  private static EpochRecord epoch(int number) {
    AccuracyRecord accuracy = new AccuracyRecord(0.5, 0.5, List.of(0.5, Double.NaN));
    return new EpochRecord(
        "epoch",
        number,
        3,
        "main",
        1.25,
        Map.of(),
        0.1,
        Optional.of(accuracy),
        accuracy,
        List.of(0.03, 0.04),
        Optional.empty(),
        Optional.empty(),
        1.0,
        0.01,
        2.0,
        Optional.empty());
  }
}
