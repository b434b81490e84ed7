package org.robustlt.bench.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robustlt.bench.doctor.Finding.Level;
import org.robustlt.core.machine.Cpu;

class CpuTest {
  private static final String AVX512 = "avx2 avx512f avx512bw avx512cd avx512dq avx512vl";

  @Test
  void readsModelAndFlags() {
    Cpu cpu = cpu(AVX512 + " amx_bf16");

    assertThat(cpu.model()).isEqualTo("Fast CPU");
    assertThat(cpu.features()).isEqualTo("avx2, avx512, amx_bf16");
  }

  @Test
  void choosesTheLibraryAsTheLauncherDoes() {
    assertThat(cpu(AVX512).bestExtension()).isEqualTo("-onednn-avx512");
    assertThat(cpu("avx2 avx512f").bestExtension()).isEqualTo("-onednn-avx2");
    assertThat(cpu("sse2").bestExtension()).isEqualTo("-onednn");
    assertThat(Cpu.parse("", "aarch64").bestExtension()).isEmpty();
  }

  @Test
  void notesALibraryThatIsNotTheBest() {
    Backend backend = new Backend("1.0", "-onednn", false, Optional.empty());

    assertThat(backend.check(cpu(AVX512)).get(0).level()).isEqualTo(Level.NOTE);
    assertThat(backend.check(cpu("sse2")).get(0).level()).isEqualTo(Level.OK);
  }

  @Test
  void aLibraryThatFailsIsAProblem() {
    Backend backend = new Backend("1.0", "-onednn", false, Optional.of("no library"));

    assertThat(backend.check(cpu("sse2")))
        .extracting(Finding::level)
        .containsExactly(Level.PROBLEM);
  }

  private static Cpu cpu(String flags) {
    return Cpu.parse(
        "processor : 0\nmodel name\t: Fast CPU\nflags\t\t: fpu " + flags + "\n", "amd64");
  }
}
