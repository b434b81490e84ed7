package org.robustlt.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.robustlt.bench.console.Console;

class BenchDataCommandTest {
  private static final String DATA_SET = "fashion-mnist-mini";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    return RobustLtCommand.execute(
        new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100), arguments);
  }

  @Test
  void timesEpochsOfADataSet() throws Exception {
    int code = execute("bench", "data", DATA_SET, "--epochs", "3", "--threads", "2", "--json");

    assertThat(code).as(err.toString()).isZero();
    JsonNode result = new ObjectMapper().readTree(out.toString());
    assertThat(result.get("augmentation").valueStream().map(JsonNode::asText))
        .containsExactly("random-crop", "horizontal-flip");
    assertThat(result.get("threads").asInt()).isEqualTo(2);
    assertThat(result.get("ms_min").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(result.get("ms_median").asDouble());
    double fastest = result.get("images").asInt() / result.get("ms_min").asDouble() * 1e3;
    // Milliseconds are rounded to a tenth.
    assertThat(result.get("images_per_s").asDouble() / fastest).isBetween(0.9, 1.1);
  }

  @Test
  void settingsApplyToDataSetsToo() {
    int code =
        execute(
            "bench",
            "data",
            DATA_SET,
            "--epochs",
            "1",
            "--threads",
            "1",
            "--set",
            "data.augmentation=[rotation]",
            "--set",
            "training.batchSize=50");

    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString()).contains(" images, rotation, batch 50, 1 thread\n");
  }

  @Test
  void numbersAreChecked() {
    assertThat(execute("bench", "data", DATA_SET, "--epochs", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("epochs must be at least 1, got 0");
    assertThat(execute("bench", "data", DATA_SET, "--threads", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("threads must be at least 1, got 0");
    assertThat(execute("bench", "data", "fashion-mist")).isEqualTo(2);
    assertThat(err.toString()).contains("unknown data set \"fashion-mist\"");
  }
}
