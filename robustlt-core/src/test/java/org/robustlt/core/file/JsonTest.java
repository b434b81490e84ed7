package org.robustlt.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
}
