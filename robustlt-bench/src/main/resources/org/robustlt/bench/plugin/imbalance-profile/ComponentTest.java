package @PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.tck.ImbalanceProfileContract;

class @CLASS@Test extends ImbalanceProfileContract {
  @Override
  protected ClassFrequencies selected(ClassFrequencies available) {
    return new @CLASS@().create(available);
  }

  @Test
  void keepsAShareOfEveryOtherClass() {
    assertThat(new @CLASS@(0.1).create(ClassFrequencies.of(50, 50, 50)))
        .isEqualTo(ClassFrequencies.of(50, 5, 50));
  }
}
