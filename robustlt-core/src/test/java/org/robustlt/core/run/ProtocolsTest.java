package org.robustlt.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.core.recipe.ProtocolNames;
import org.robustlt.core.recipe.RecipeException;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.record.ProtocolRecord;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.registry.Registry;

class ProtocolsTest {
  private final Protocols protocols = new Protocols(new RecipeReader(Registry.load(List.of())));

  @TempDir private Path folder;

  @Test
  void everyBuiltInProtocolHasADefinitionThatTellsWhatItMeasures() {
    for (String name : ProtocolNames.BUILT_IN) {
      for (Protocol protocol : protocols.find(List.of(name))) {
        assertThat(protocol.definition().description()).as(name).isNotBlank();
        assertThat(protocol.definition().version()).as(name).isPositive();
        boolean corrupted = protocol.definition().corruption().corruption().isPresent();
        assertThat(protocol.isNatural()).isEqualTo(corrupted || protocol.name().equals("natural"));
      }
    }
  }

  @Test
  void theProtocolsAreThoseOfTheLiterature() {
    assertThat(options("fgsm")).isEqualTo("{norm=linf}");
    assertThat(options("pgd-20"))
        .isEqualTo("{norm=linf, stepSize=1/255, steps=20, randomStart=class-epsilon, restarts=1}");
    assertThat(options("cw-20"))
        .isEqualTo(
            "{norm=linf, stepSize=1/255, steps=20, randomStart=class-epsilon, restarts=1,"
                + " confidence=0}");
    assertThat(options("pgd-100-restarts")).contains("stepSize=1/255, steps=100", "restarts=5");
    assertThat(options("autoattack")).isEqualTo("{norm=linf, version=standard}");
    assertThat(options("autoattack-rand")).isEqualTo("{norm=linf, version=rand}");
  }

  @Test
  void thePapersColumnsAreFourProtocols() {
    assertThat(protocols.find(List.of("robustlt-paper")))
        .extracting(Protocol::name)
        .containsExactly("natural", "pgd-20", "cw-20", "autoattack-10step");
  }

  @Test
  void aProtocolThatIsNamedTwiceIsMadeOnce() {
    assertThat(protocols.find(List.of("pgd-20", "robustlt-paper", "fgsm", "fgsm")))
        .extracting(Protocol::name)
        .containsExactly("pgd-20", "natural", "cw-20", "autoattack-10step", "fgsm");
  }

  @Test
  void aProtocolMayHaveARadiusOfItsOwn() throws IOException {
    Protocol l2 = protocols.find(write("l2.yaml", "epsilon: 0.5\nattack: {use: pgd, norm: l2}\n"));

    assertThat(l2.name()).matches("l2-[0-9a-f]{8}");
    assertThat(l2.title()).isEqualTo("l2");
    assertThat(l2.definition().epsilon().of(Magnitude.levels(8))).isEqualTo(Magnitude.of(0.5));
    assertThat(protocols.find("pgd-20").definition().epsilon().of(Magnitude.levels(8)))
        .isEqualTo(Magnitude.levels(8));
  }

  @Test
  void whatIsWrongWithAFileIsToldWithItsPlace() throws IOException {
    String file =
        write("mine.yaml", "epsilon: 8/25S\nattack: {use: pgd, batchNorm: batch-statistics}\n");

    assertThatThrownBy(() -> protocols.find(file))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("line 2: attack.batchNorm: unknown option");
    String radius = write("radius.yaml", "epsilon: 8/25S\nattack: {use: pgd}\n");
    assertThatThrownBy(() -> protocols.find(radius))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(
            "line 1: epsilon: expected a magnitude such as 0.03 or 8/255, got \"8/25S\"");
  }

  @Test
  void filesMayGatherProtocolsButNotThemselves() throws IOException {
    String mine = write("mine.yaml", "attack: {use: fgsm}\n");
    String both = write("both.yaml", "protocols: [natural, '" + mine + "']\n");
    assertThat(protocols.find(List.of(both)))
        .extracting(Protocol::name)
        .satisfiesExactly(
            name -> assertThat(name).isEqualTo("natural"),
            name -> assertThat(name).matches("mine-[0-9a-f]{8}"));

    String first = folder.resolve("first.yaml").toString();
    String second = write("second.yaml", "protocols: ['" + first + "']\n");
    write("first.yaml", "protocols: ['" + second + "']\n");
    assertThatThrownBy(() -> protocols.find(List.of(first)))
        .isInstanceOf(RunException.class)
        .hasMessage("protocol " + first + " contains itself");
    assertThatThrownBy(() -> protocols.find("robustlt-paper"))
        .isInstanceOf(RunException.class)
        .hasMessage("\"robustlt-paper\" stands for 4 protocols, not one");
  }

  @Test
  void aFileIsNeverTakenForAnotherProtocol() throws IOException {
    Files.createDirectory(folder.resolve("other"));
    String one = write("natural.yaml", "attack: {use: fgsm}\n");
    String two = write("other/natural.yaml", "attack: {use: pgd}\n");
    String described = write("described.yaml", "description: as fast\nattack: {use: fgsm}\n");

    assertThat(protocols.find(List.of("natural", one, two)))
        .extracting(Protocol::name)
        .doesNotHaveDuplicates()
        .hasSize(3);
    assertThat(digest(described)).as("by what it does").isEqualTo(digest(one));
  }

  private String digest(String file) {
    String name = protocols.find(file).name();
    return name.substring(name.length() - 8);
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> protocols.find("autoatack"))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith("unknown protocol \"autoatack\"; did you mean \"autoattack\"?")
        .hasMessageContaining("available: natural, fgsm");
  }

  /** What is measured under a hash once is measured under it for ever. */
  @Test
  void everyProtocolHasItsHash() {
    assertThat(
            ProtocolNames.BUILT_IN.stream()
                .flatMap(name -> protocols.find(List.of(name)).stream())
                .distinct()
                .filter(protocol -> protocol.definition().corruption().corruption().isEmpty())
                .map(protocol -> protocol.name() + " " + hash(protocol)))
        .containsExactly(
            "natural a347fe317b82",
            "fgsm e03ed4546835",
            "pgd-10 fc671a681d5c",
            "pgd-20 2b8aade2cef1",
            "cw-20 7a6a194de56e",
            "pgd-100 ef5f7232d13a",
            "pgd-100-restarts f2f56d70b1d7",
            "pma 1438fb625a65",
            "malt 1d7cd30d4489",
            "autoattack 10424d5b1962",
            "autoattack-bfloat16 48aad6a71011",
            "autoattack-pma 6a63cde9aeee",
            "autoattack-malt 7eb5ff4ef604",
            "autoattack-plus 295f2608b660",
            "autoattack-margin f1e2bf74d3d5",
            "autoattack-l1 88f1a4b13103",
            "autoattack-rand aeeaf2b6da44",
            "autoattack-10step 58884c6d3178",
            "fmn db95a4d33f25",
            "fmn-l2 3b25ac073d26",
            "ddn e91477f337ae",
            "ddn-l2 2ab1244ddd6e",
            "fab-unbounded 64ab6e10d0a5",
            "fab-unbounded-l2 79ff286ed334");
  }

  @Test
  void everyCorruptionIsAProtocolInFiveSeverities() {
    List<Protocol> all = protocols.find(List.of("corruptions"));
    assertThat(all).hasSize(75).extracting(ProtocolsTest::hash).doesNotHaveDuplicates();
    assertThat(protocols.find(List.of("fog"))).hasSize(5).allMatch(all::contains);
    assertThat(protocols.find("fog-3").options()).containsEntry("corruption", "fog, severity 3");
    assertThat(hash(protocols.find("fog-3"))).isEqualTo("a656427c93f5");
    assertThatThrownBy(() -> protocols.find("fog-6")).hasMessageContaining("unknown protocol");
  }

  private static String hash(Protocol protocol) {
    Protocol.Definition definition = protocol.definition();
    return new ProtocolRecord(
            protocol.name(),
            definition.version(),
            "",
            NamePattern.nameOf(definition.attack().attack()),
            protocol.options(),
            NamePattern.nameOf(definition.attack().objective()),
            definition.epsilon().of(Magnitude.levels(8)).toString(),
            "0..1",
            "running-statistics",
            0,
            "all test images",
            "thirds",
            "last")
        .hashed()
        .hash();
  }

  private String options(String name) {
    return protocols.find(name).options().toString();
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
