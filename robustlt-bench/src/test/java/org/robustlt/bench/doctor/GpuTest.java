package org.robustlt.bench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.robustlt.bench.doctor.Finding.Level;

class GpuTest {
  @Test
  void readsWhatNvidiaSmiPrints() {
    assertThat(Gpu.parse("NVIDIA H200, 9.0\nTesla K80, 3.7\n"))
        .containsExactly(
            new Gpu("NVIDIA H200", OptionalDouble.of(9.0)),
            new Gpu("Tesla K80", OptionalDouble.of(3.7)));
    assertThat(Gpu.parse("Quadro 600"))
        .containsExactly(new Gpu("Quadro 600", OptionalDouble.empty()));
    assertThat(Gpu.parse("")).isEmpty();
  }

  @Test
  void tellsWhyTheCudaBuildCannotRunOnNewerGpus() {
    for (double capability : List.of(9.0, 10.0, 12.0)) {
      Finding finding = new Gpu("GPU", OptionalDouble.of(capability)).check(false);

      assertThat(finding.level()).isEqualTo(Level.NOTE);
      assertThat(finding.text()).contains("cannot run on it", "3.7 to 8.6", "no PTX", "newer");
    }
  }

  @Test
  void isAProblemOnlyIfTheCudaBuildIsRunning() {
    assertThat(new Gpu("H200", OptionalDouble.of(9.0)).check(true).level())
        .isEqualTo(Level.PROBLEM);
    assertThat(new Gpu("K40", OptionalDouble.of(3.5)).check(true).text()).contains("older");
    assertThat(new Gpu("A100", OptionalDouble.of(8.0)).check(true).level()).isEqualTo(Level.OK);
    assertThat(new Gpu("L40", OptionalDouble.of(8.9)).check(true).level()).isEqualTo(Level.OK);
  }

  @Test
  void advisesToUseAGpuThatIsIdle() {
    assertThat(new Gpu("A100", OptionalDouble.of(8.0)).check(false).advice())
        .hasValueSatisfying(advice -> assertThat(advice).contains("ROBUSTLT_CUDA=1"));
  }
}
