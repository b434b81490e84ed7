package org.robustlt.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.NetworkDescription.NamedParameter;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.JsonNumbers;

/** Golden vectors of kind 07: names, shapes and numbers of parameters. */
@GoldenFiles("07_models.json")
class StateDictGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();

  static Stream<Arguments> models() {
    return StreamSupport.stream(GOLDEN.json("07_models.json").get("models").spliterator(), false)
        .map(
            model ->
                Arguments.of(
                    model.get("model").asText()
                        + " "
                        + model.get("data").asText()
                        + " "
                        + model.get("classifier").asText(),
                    model));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void namesAndShapesEqualThePublishedOnes(String name, JsonNode model) {
    Map<String, String> expected = new LinkedHashMap<>();
    for (JsonNode row : model.get("state_dict")) {
      String tensor = row.get(0).asText();
      if (!GoldenNetworks.isUnread(tensor)) {
        List<Long> shape = LongStream.of(JsonNumbers.longs(row.get(1))).boxed().toList();
        String role =
            row.get(4).asBoolean()
                ? "TRAINABLE"
                : row.get(3).asText().equals("buffer") ? "STATISTIC" : "FIXED";
        expected.put(GoldenNetworks.ours(model, tensor), shape + " " + role);
      }
    }

    Map<String, String> actual = new LinkedHashMap<>();
    GoldenNetworks.describe(model)
        .parameters()
        .forEach(p -> actual.put(p.name(), p.spec().shape() + " " + p.spec().role()));

    assertThat(actual).containsExactlyInAnyOrderEntriesOf(expected);
    if (!GoldenNetworks.isTransformer(model)) { // the tokens' own arrays come first there
      assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void numbersOfParametersEqualThePublishedOnes(String name, JsonNode model) {
    NetworkDescription description = GoldenNetworks.describe(model);

    assertThat(
            description
                .parameters()
                .filter(p -> p.spec().role() == ParameterSpec.Role.TRAINABLE)
                .mapToLong(StateDictGoldenTest::length)
                .sum())
        .isEqualTo(model.get("parameters_trainable").asLong());
    assertThat(description.featureLength()).isEqualTo(model.get("feat_dim").asInt());
  }

  private static long length(NamedParameter parameter) {
    return parameter.spec().shape().stream()
        .mapToLong(Integer::longValue)
        .reduce(1, (a, b) -> a * b);
  }
}
