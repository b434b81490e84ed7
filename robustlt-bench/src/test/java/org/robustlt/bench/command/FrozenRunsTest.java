package org.robustlt.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.bench.console.Console;
import org.robustlt.core.checkpoint.CheckpointFile;

/**
 * Run directories that former versions made, one of each schema: they are read for ever, and a
 * training that was half done goes on. Nothing under {@code frozen} is ever changed.
 */
class FrozenRunsTest {
  private static final Path FROZEN =
      Path.of(
          System.getProperty("robustlt.root"), "robustlt-bench/src/test/resources/frozen/schema-1");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(FROZEN)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(FROZEN.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  @Test
  void aFinishedRunIsReportedEvaluatedAndExported() {
    Path run = folder.resolve("finished");

    assertThat(execute("report", run)).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("natural accuracy in %, 1,500 test images, last checkpoint", "17.3")
        .contains("landed-protocol-best-limit-60 accuracy in %");
    assertThat(execute("evaluate", run, "--protocol", "natural", "--limit", "100"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("natural-limit-100 accuracy in %");
    assertThat(
            execute(
                "export", run, "--format", "safetensors", "--out", folder.resolve("w.safetensors")))
        .as(err.toString())
        .isZero();
  }

  @Test
  void aFinishedRunIsTakenForWhatItIs() throws IOException {
    Path run = folder.resolve("finished");
    String evaluation = Files.readString(run.resolve("evaluation/fgsm.json"));

    assertThat(execute("train", folder.resolve("landed.yaml"), "--out", run, "--resume"))
        .as(err.toString())
        .isZero();

    assertThat(err.toString()).contains("trained before", "cannot be proven");
    assertThat(run.resolve("evaluation/fgsm.json"))
        .as("neither changed nor made again")
        .hasContent(evaluation.stripTrailing());
  }

  @Test
  void aHalfDoneTrainingGoesOn() throws IOException {
    Path run = folder.resolve("half");

    assertThat(execute("train", folder.resolve("landed.yaml"), "--out", run, "--resume"))
        .as(err.toString())
        .isZero();

    assertThat(err.toString()).contains("going on with epoch 3");
    assertThat(Files.readAllLines(run.resolve("metrics.jsonl")))
        .filteredOn(line -> line.contains("\"event\":\"epoch\""))
        .hasSize(4);
    Map<String, INDArray> expected = arrays(folder.resolve("finished"));
    Map<String, INDArray> actual = arrays(run);
    assertThat(actual.keySet()).containsAll(expected.keySet());
    // Bits are the same on the CPU on which it was frozen, and nearly so on others.
    expected.forEach(
        (name, array) ->
            assertThat(actual.get(name).distance2(array))
                .as(name)
                .isLessThan(0.1 * (1 + array.norm2Number().doubleValue())));
    assertThat(execute("report", run)).as(err.toString()).isZero();
    for (String file : List.of("evaluation/natural.json", "evaluation/fgsm.json")) {
      assertThat(run.resolve(file)).exists();
    }
  }

  private static Map<String, INDArray> arrays(Path run) {
    return new CheckpointFile(run.resolve("checkpoints/last.safetensors")).read().arrays();
  }

  private int execute(Object... arguments) {
    String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100);
    return RobustLtCommand.execute(console, texts);
  }
}
