package org.robustlt.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void charactersThatATerminalActsOnAreEscapedAndReadBack() throws Exception {
    Map<String, String> names =
        Map.of("name", "Käfer \u001b[31m \u007f \u202e \u0000 \ud83d\ude00");

    String json = Json.pages(names);

    assertThat(json).contains("Käfer \\u001B[31m \\u007F \\u202e \\u0000");
    assertThat(json.codePoints()).noneMatch(c -> c != '\n' && PlainText.acts(c));
    assertThat(Json.mapper().readTree(json).path("name").asText()).isEqualTo(names.get("name"));
  }

  private record Numbers(double one, Optional<Double> maybe, List<Double> some) {}

  @Test
  void nullIsNoNumberAndAnOptionalNumberMayBeAbsent() throws Exception {
    assertThat(Json.mapper().readValue("{\"one\": null, \"some\": [1, null]}", Numbers.class))
        .isEqualTo(new Numbers(Double.NaN, Optional.empty(), List.of(1.0, Double.NaN)));
    assertThat(Json.mapper().readValue("{\"one\": 2, \"maybe\": 3, \"some\": []}", Numbers.class))
        .isEqualTo(new Numbers(2, Optional.of(3.0), List.of()));
    assertThat(Json.mapper().readValue("{\"maybe\": null}", Numbers.class).maybe()).isEmpty();
  }
}
