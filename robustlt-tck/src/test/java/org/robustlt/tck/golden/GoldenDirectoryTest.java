package org.robustlt.tck.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenDirectoryTest {
  private String before = "";

  @BeforeEach
  void rememberProperty() {
    before = System.getProperty(GoldenDirectory.PROPERTY, "");
    System.clearProperty(GoldenDirectory.PROPERTY);
  }

  @AfterEach
  void restoreProperty() {
    if (before.isEmpty()) {
      System.clearProperty(GoldenDirectory.PROPERTY);
    } else {
      System.setProperty(GoldenDirectory.PROPERTY, before);
    }
  }

  @Test
  void readsTheClassPathUnlessADirectoryIsNamed() {
    GoldenDirectory directory = GoldenDirectory.resolve();

    assertThat(directory.exists("numbers.json")).isTrue();
    assertThat(directory.exists("missing.json")).isFalse();
    assertThat(JsonNumbers.numbers(directory.json("numbers.json")))
        .containsExactly(1, -0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    assertThatThrownBy(() -> directory.bytes("missing.json"))
        .hasMessageContaining("no golden/missing.json on the class path");
  }

  @Test
  void readsTheDirectoryThatIsNamed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("ints.json"), "[3, 4]");
    System.setProperty(GoldenDirectory.PROPERTY, folder.toString());

    GoldenDirectory directory = GoldenDirectory.resolve();

    assertThat(JsonNumbers.ints(directory.json("ints.json"))).containsExactly(3, 4);
    assertThat(directory.exists("numbers.json")).isFalse();
  }

  @Test
  void findsRelativeDirectoriesAboveTheModule() {
    System.setProperty(GoldenDirectory.PROPERTY, "robustlt-tck/src/test/resources/golden");

    assertThat(GoldenDirectory.resolve().exists("numbers.json")).isTrue();
  }

  @Test
  void refusesWhatIsNoDirectory() {
    System.setProperty(GoldenDirectory.PROPERTY, "no-such-directory");

    assertThatThrownBy(GoldenDirectory::resolve)
        .hasMessage(
            "robustlt.golden must name a directory of golden vectors, got no-such-directory");
  }

  @Test
  void refusesWhatIsNoNumber() {
    GoldenDirectory directory = GoldenDirectory.resolve();

    assertThatThrownBy(() -> JsonNumbers.longs(directory.json("numbers.json")))
        .hasMessage("expected an integer, got -0.5");
    assertThatThrownBy(() -> JsonNumbers.number(directory.json("numbers.json")))
        .hasMessageStartingWith("expected a number, got [");
  }
}
