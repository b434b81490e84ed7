package @PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ClassFrequencies;

class @CLASS@Test {
  @Test
  void keepsAShareOfEveryOtherClass() {
    assertThat(new @CLASS@(0.1).create(ClassFrequencies.of(50, 50, 50)))
        .isEqualTo(ClassFrequencies.of(50, 5, 50));
  }
}
