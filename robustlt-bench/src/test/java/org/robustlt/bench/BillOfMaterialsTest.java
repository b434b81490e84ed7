package org.robustlt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The BOM has no parent, so its versions stand in two files. */
class BillOfMaterialsTest {
  private static final Path ROOT = Path.of(System.getProperty("robustlt.root"));
  private static final Pattern MANAGED =
      Pattern.compile("<artifactId>(robustlt-(?!bom)[^<]*)</artifactId>");

  private final String build;
  private final String bom;

  BillOfMaterialsTest() throws IOException {
    build = Files.readString(ROOT.resolve("pom.xml"));
    bom = Files.readString(ROOT.resolve("robustlt-bom/pom.xml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version",
        "nd4j.version",
        "javacpp.version",
        "robustlt.address",
        "central-publishing.version",
        "maven-gpg.version"
      })
  void hasTheVersionsOfTheBuild(String element) {
    assertThat(first(bom, element)).isEqualTo(first(build, element)).isNotEmpty();
  }

  @Test
  void managesEveryArtifactThatAProgramOrAPluginDependsOn() throws IOException {
    try (Stream<Path> platforms = Files.list(ROOT.resolve("robustlt-native"))) {
      List<String> natives =
          platforms
              .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
              .map(folder -> "robustlt-native-" + folder.getFileName())
              .toList();
      assertThat(MANAGED.matcher(bom).results().map(result -> result.group(1)))
          .contains(
              "robustlt-api",
              "robustlt-core",
              "robustlt-attacks",
              "robustlt-rebalancing",
              "robustlt-tck")
          .containsAll(natives)
          .doesNotContain("robustlt-bench")
          .doesNotHaveDuplicates();
      assertThat(natives).hasSize(5);
    }
  }

  private static String first(String pom, String element) {
    return Pattern.compile("<" + Pattern.quote(element) + ">([^<]*)<")
        .matcher(pom)
        .results()
        .map((MatchResult result) -> result.group(1))
        .findFirst()
        .orElse("");
  }
}
