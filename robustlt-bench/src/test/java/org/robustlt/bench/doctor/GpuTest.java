package org.robustlt.bench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.robustlt.bench.doctor.Finding.Level;
import org.robustlt.core.engine.DeviceName;

class GpuTest {
  private static final Optional<DeviceName> NO_DEVICE = Optional.empty();

  private static Gpu gpu(String name, double capability) {
    return new Gpu(name, OptionalDouble.of(capability), "550.54.15", 81559);
  }

  @Test
  void readsWhatNvidiaSmiPrints() {
    assertThat(Gpu.parse("NVIDIA H200, 9.0, 550.54.15, 143771\nTesla K80, 3.7, 470.1, 11441\n"))
        .containsExactly(
            new Gpu("NVIDIA H200", OptionalDouble.of(9.0), "550.54.15", 143771),
            new Gpu("Tesla K80", OptionalDouble.of(3.7), "470.1", 11441));
    assertThat(Gpu.parse("Quadro 600, [N/A], 390.1, 1000"))
        .containsExactly(new Gpu("Quadro 600", OptionalDouble.empty(), "390.1", 1000));
    assertThat(Gpu.parse("No devices were found")).isEmpty();
  }

  @Test
  void tellsHowAGpuThatIsIdleCanBeUsed() {
    assertThat(gpu("H100", 9.0).check(false, NO_DEVICE).advice().orElseThrow())
        .contains("ROBUSTLT_DEVICE=cuda", "libtorch 2.5.1 with CUDA 12.6", "2.5 GB");
    assertThat(gpu("B200", 10.0).check(false, NO_DEVICE).advice().orElseThrow())
        .contains("ROBUSTLT_DEVICE=cuda", "libtorch 2.10 with CUDA 13", "must be installed");
    assertThat(gpu("K80", 3.7).check(false, NO_DEVICE).advice().orElseThrow())
        .contains("ROBUSTLT_CUDA=1");
    assertThat(gpu("K40", 3.5).check(false, NO_DEVICE).advice().orElseThrow())
        .contains("nothing to do");
  }

  @Test
  void isInUseByTheBuildThatRuns() {
    Optional<DeviceName> cuda = Optional.of(new DeviceName("cuda:1"));

    assertThat(gpu("H100", 9.0).check(false, cuda).text())
        .isEqualTo(
            "H100, compute capability 9.0, 79.6 GiB, driver 550.54.15: in use, by libtorch 2.5.1"
                + " with CUDA 12.6");
    assertThat(gpu("A100", 8.0).check(true, NO_DEVICE).level()).isEqualTo(Level.OK);
    assertThat(gpu("L40", 8.9).check(true, NO_DEVICE).level()).isEqualTo(Level.OK);
  }

  @Test
  void tellsWhyNd4jsCudaBuildCannotRunOnNewerGpus() {
    for (double capability : List.of(9.0, 10.0, 12.0)) {
      Finding finding = gpu("GPU", capability).check(true, NO_DEVICE);

      assertThat(finding.level()).isEqualTo(Level.PROBLEM);
      assertThat(finding.text()).contains("cannot run on it", "3.7 to 8.6", "no PTX", "newer");
    }
    assertThat(gpu("K40", 3.5).check(true, NO_DEVICE).text()).contains("older");
  }
}
