package org.robustlt.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.core.file.FileFormatException;

/** Journals that two processes wrote of which the second, by its greater token, had taken over. */
class JournalReadingTest {
  private static final String RUN = "identity";

  @TempDir private Path folder;

  private final JournalLine one = line(1, 1, RUN);
  private final JournalLine two = line(2, 1, one.chain());
  private final JournalLine threeOfTheFirst = line(3, 1, two.chain());
  private final JournalLine threeOfTheSecond = line(3, 2, two.chain());
  private final JournalLine four = line(4, 2, threeOfTheSecond.chain());

  @Test
  void aLineOfTheFirstThatComesAfterThoseOfTheSecondIsLeftOutAndTold() throws IOException {
    JournalReading found = read(one, two, threeOfTheSecond, threeOfTheFirst, four);

    assertThat(found.lines()).containsExactly(one, two, threeOfTheSecond, four);
    assertThat(found.late()).isEqualTo(1);
    assertThat(found.chain(RUN)).isEqualTo(four.chain());
    assertThat(found.notes())
        .containsExactly(
            "1 line of the journal came late, from a process whose place another had taken: left"
                + " out");
  }

  @Test
  void linesThatTheSecondDidNotSeeAreLeftOutAndTold() throws IOException {
    JournalLine fourOfTheFirst = line(4, 1, threeOfTheFirst.chain());

    JournalReading found = read(one, two, threeOfTheFirst, fourOfTheFirst, threeOfTheSecond, four);

    assertThat(found.lines()).containsExactly(one, two, threeOfTheSecond, four);
    assertThat(found.late()).isEqualTo(2);
  }

  @Test
  void aLineOfTheSecondThatFollowsNothingIsDamage() {
    assertThatThrownBy(() -> read(one, two, line(3, 2, "other")))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("line 3 does not follow the line before");
    assertThatThrownBy(() -> read(one, threeOfTheSecond))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("line 2 does not follow the line before");
  }

  private static JournalLine line(int number, long token, String before) {
    return JournalLine.of(Map.of("epoch", number), number, token, before);
  }

  private JournalReading read(JournalLine... lines) throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    Files.writeString(
        file, Arrays.stream(lines).map(line -> line.text() + "\n").collect(Collectors.joining()));
    return JournalReading.of(file, RUN);
  }
}
