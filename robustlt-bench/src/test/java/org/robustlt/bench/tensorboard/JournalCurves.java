package org.robustlt.bench.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the event file of a run must hold, by its journal. */
public final class JournalCurves {
  private static final Set<String> PLACES = Set.of("epoch", "epochs", "token", "line");

  private JournalCurves() {}

  /**
   * Compares the curves of a run with its journal: every number is there, once.
   *
   * @param classes their names
   */
  public static void check(Path run, String... classes) throws IOException {
    SortedMap<Long, Map<String, Float>> expected = new TreeMap<>();
    for (String line : Files.readAllLines(run.resolve("metrics.jsonl"))) {
      JsonNode entry = new ObjectMapper().readTree(line);
      if (entry.path("event").asText().equals("epoch")) {
        Map<String, Float> numbers = new TreeMap<>();
        collect("", entry, numbers, classes);
        numbers.keySet().removeAll(PLACES);
        numbers.keySet().removeIf(name -> name.startsWith("signs/")); // classes, no measures
        expected.put(entry.path("epoch").asLong(), numbers);
      }
    }
    SortedMap<Long, Map<String, Float>> curves = EventFileReading.of(run).scalars();
    assertThat(curves.keySet()).containsAll(expected.keySet());
    expected.forEach(
        (epoch, numbers) -> assertThat(curves.get(epoch)).containsAllEntriesOf(numbers));
  }

  private static void collect(
      String path, JsonNode node, Map<String, Float> numbers, String... classes) {
    if (node.isNumber()) {
      numbers.put(path, (float) node.asDouble());
    }
    String above = path.isEmpty() ? "" : path + "/";
    node.properties().forEach(e -> collect(above + e.getKey(), e.getValue(), numbers, classes));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(above + classes[i], node.get(i), numbers, classes);
    }
  }
}
