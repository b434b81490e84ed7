package org.robustlt.bench.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunFiles;
import org.robustlt.bench.record.RunReader;
import org.robustlt.bench.record.RunRecord;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class HandOverTest {
  private static final Path FINISHED = Path.of("src/test/resources/frozen/schema-1/finished");

  @TempDir private Path folder;

  @Test
  void aCardIsAsWritten() throws IOException {
    String card = ModelCard.of(new RunReader().read(FINISHED));

    // Copy this file to src/test/resources/card to accept a change.
    Path actual = Path.of("target", "card.md");
    Files.writeString(actual, card);
    assertThat(card).isEqualTo(Files.readString(Path.of("src/test/resources/card/card.md")));
  }

  @Test
  void theHeadOfACardHasTheNumbersThatHubsRead() throws IOException {
    String card = ModelCard.of(run("a", "at"));

    String head = card.substring(4, card.indexOf("\n---\n"));
    Map<?, ?> fields = new Yaml(new SafeConstructor(new LoaderOptions())).load(head);
    assertThat(fields.get("library_name")).isEqualTo("robustlt");
    assertThat(fields.get("model-index").toString())
        .contains("name=at", "pgd-20, tail", "value=0.3", "type=image-classification");
    assertThat(card)
        .contains(
            "| &lt;class 1> | 200 |",
            "- &lt;class 1>: vanishing gradients: the gradient vanishes at 5 of 9 images",
            "It was not measured by AutoAttack *standard*");
  }

  @Test
  void aLeaderboardNeverMixesProtocols() throws IOException {
    Leaderboard board = new Leaderboard(folder.resolve("board"));
    board.add(run("a", "at"));
    board.add(run("b", "lt"));
    board.add(new RunReader().read(files("c", "other").protocol("def", "10").write()));

    String page = Files.readString(board.render());

    assertThat(page.split("<h2>", -1)).hasSize(1 + 3);
    assertThat(page).contains("protocol abc", "protocol def", "protocol nat", "class=\"sortable\"");
  }

  @Test
  void addingARunAgainReplacesIt() throws IOException {
    Leaderboard board = new Leaderboard(folder.resolve("board"));
    Path file = board.add(run("a", "at"));

    assertThat(board.add(run("a", "at"))).isEqualTo(file);
    JsonNode entry = new ObjectMapper().readTree(Files.readString(file));
    assertThat(entry.path("clean_acc").asText()).isEqualTo("40.00");
    assertThat(entry.path("eps").asText()).isEqualTo("8/255");
    assertThat(entry.path("imbalanceRatio").asDouble()).isEqualTo(3);
    assertThat(entry.at("/results/1/protocolHash").asText()).isEqualTo("abc");
  }

  @Test
  void whatIsNotOursStays() throws IOException {
    Leaderboard board = new Leaderboard(folder);
    board.add(run("a", "at"));
    Files.writeString(folder.resolve("index.html"), "mine");

    assertThatThrownBy(board::render)
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("is left alone");
    Files.delete(folder.resolve("index.html"));
    Files.writeString(folder.resolve("x.json"), "{");
    assertThatThrownBy(board::render)
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("x.json");
  }

  private RunRecord run(String directory, String name) throws IOException {
    return new RunReader().read(files(directory, name).write());
  }

  private RunFiles files(String directory, String name) {
    return new RunFiles(folder.resolve("runs").resolve(directory), name);
  }
}
