package org.robustlt.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {
  private static final Cpu AVX512 =
      Cpu.parse("flags : avx2 avx512f avx512bw avx512cd avx512dq avx512vl", "amd64");
  private static final Cpu AVX2 = Cpu.parse("flags : avx2", "amd64");
  private static final Cpu OLD = Cpu.parse("flags : sse2", "amd64");
  private static final Set<String> ALL = Set.of("-onednn", "-onednn-avx2", "-onednn-avx512");

  @Test
  void isTheFastestThatTheCpuRuns() {
    assertThat(NativeLibrary.best(AVX512, ALL::contains)).contains("-onednn-avx512");
    assertThat(NativeLibrary.best(AVX2, ALL::contains)).contains("-onednn-avx2");
    assertThat(NativeLibrary.best(OLD, ALL::contains)).contains("-onednn");
  }

  @Test
  void isOneThatIsThere() {
    assertThat(NativeLibrary.best(AVX512, Set.of("-onednn")::contains)).contains("-onednn");
    assertThat(NativeLibrary.best(AVX512, Set.of("")::contains)).contains("");
    assertThat(NativeLibrary.best(OLD, Set.of("-onednn-avx512")::contains)).isEmpty();
    assertThat(NativeLibrary.best(AVX512, extension -> false)).isEmpty();
  }

  @Test
  void optionsOfTheJvmWin() {
    String given = System.getProperty("org.bytedeco.javacpp.platform.extension");
    NativeLibrary.choose();
    assertThat(System.getProperty("org.bytedeco.javacpp.platform.extension")).isEqualTo(given);
  }
}
