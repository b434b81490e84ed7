package org.robustlt.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher's device.sh chooses, with a program that answers as nvidia-smi does. */
class DeviceScriptTest {
  private static final Path SCRIPT = Path.of("device.sh").toAbsolutePath();
  private static final String CHOSEN = "echo \"chosen $device ${profile} $torch_extension\"";

  @TempDir private Path programs;

  @BeforeEach
  void requireBash() {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
  }

  private record Answer(int code, String text) {}

  private Answer choose(String device, String card) throws IOException, InterruptedException {
    if (!card.isEmpty()) {
      Path program = programs.resolve("nvidia-smi");
      Files.writeString(
          program, "#!/bin/sh\ncase \"$*\" in *query-gpu*) echo '" + card + "' ;; esac\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            "/bin/bash",
            "-c",
            "set -u; device="
                + device
                + "; platform=linux-x86_64; profile= build= download= torch_extension=; . '"
                + SCRIPT
                + "'; "
                + CHOSEN);
    builder.environment().put("PATH", programs + ":/bin:/usr/bin");
    builder.environment().remove("ROBUSTLT_CUDA");
    Process process = builder.redirectErrorStream(true).start();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Answer(process.exitValue(), text);
  }

  @Test
  void hopperGetsTheBuildThatBringsCudaAlong() throws Exception {
    assertThat(choose("cuda", "NVIDIA H100, 9.0, 550.54.15, 81559"))
        .isEqualTo(new Answer(0, "chosen cuda -Ptorch,torch-cuda12 -gpu"));
  }

  @Test
  void whatIsMissingIsSaidInTwoLines() throws Exception {
    Answer old = choose("cuda", "NVIDIA A100, 8.0, 470.10, 40960");

    assertThat(old.code()).isEqualTo(2);
    assertThat(old.text().lines()).hasSize(2);
    assertThat(old.text()).contains("needs driver 525.60 or newer, and this one is 470.10");
    assertThat(choose("cuda", "Tesla K80, 3.7, 470.1, 11441").text())
        .contains("libtorch's code begins at 5.0");
  }

  @Test
  void theProcessorNeedsNoDriver() throws Exception {
    assertThat(choose("cpu", "").text()).isEqualTo("chosen cpu -Ptorch");
  }

  @Test
  void otherNamesAreRefused() throws Exception {
    assertThat(choose("gpu", ""))
        .isEqualTo(
            new Answer(
                2,
                "robustlt: device must be auto, cpu, cuda, cuda:N or mps, got \"gpu\"\n"
                    + "robustlt: unset ROBUSTLT_DEVICE to run on the CPU as ever"));
  }
}
