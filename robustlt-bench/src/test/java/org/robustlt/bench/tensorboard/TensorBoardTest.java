package org.robustlt.bench.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.Images;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.EpochFinished;
import org.robustlt.api.training.EpochStarted;
import org.robustlt.api.training.EvaluationFinished;
import org.robustlt.api.training.TrainingFinished;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingListenerProvider;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.training.TrainingStarted;
import org.robustlt.bench.record.RunFiles;
import org.robustlt.core.tensorboard.TensorBoard;

class TensorBoardTest {
  private static final int EPOCHS = 3;
  private static final String RECIPE =
      "name: AT\ntraining: {epochs: 3}\nbudget: {epsilon: 8/255}\n";

  @TempDir private Path run;

  @BeforeEach
  void beginRun() throws IOException {
    new RunFiles(run, "AT").write();
    Files.delete(run.resolve("metrics.jsonl"));
  }

  @Test
  void everyNumberOfAnEpochIsACurveAndGroupsAreToo() throws IOException {
    TrainingListener listener = begin(1);
    epoch(listener, 1);

    Map<String, Float> curves = EventFileReading.of(run).scalars().get(1L);

    assertThat(curves)
        .containsEntry("loss", 0.5f)
        .containsEntry("validation/robust/perClass/<class 0>", 0.75f)
        .containsEntry("validation/robust/head", 0.75f)
        .containsEntry("validation/robust/tail", 0.25f)
        .containsEntry("budget/<class 2>", 0.03f)
        .doesNotContainKey("epoch");
  }

  @Test
  void killedTwiceAndResumedItHasEveryEpochOnce() throws IOException {
    TrainingListener first = begin(1);
    epoch(first, 1);
    epoch(first, 2);
    append(new byte[] {7, 0, 0}); // the process died while it wrote
    TrainingListener second = begin(2); // the checkpoint of epoch 2 was not written
    epoch(second, 2);
    byte[] half = Files.readAllBytes(file());
    epoch(second, 3);
    Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), half.length + 40));
    TrainingListener third = begin(3);
    epoch(third, 3);
    third.on(EvaluationFinished.of(progress(3), "pgd-20", Map.of("tail", 0.2, "perClass.1", 0.5)));

    EventFileReading events = EventFileReading.of(run);

    assertThat(events.scalars().keySet()).containsExactly(1L, 2L, 3L);
    assertThat(events.scalars().get(2L)).containsEntry("loss", 0.25f);
    assertThat(events.scalars().get(3L))
        .containsEntry("evaluation/pgd-20/tail", 0.2f)
        .containsEntry("evaluation/pgd-20/perClass/<class 1>", 0.5f);
    assertThat(events.events().get(0)).containsEntry("version", "brain.Event:2");
    assertThat(events.events()).filteredOn(event -> event.containsValue("hparams")).hasSize(2);
    assertThat(events.events())
        .filteredOn(event -> "custom_scalars".equals(event.get("custom_scalars__config__")))
        .hasSize(1);
  }

  @Test
  void whatAKillCutOffAfterTheTrainingIsTakenAwayByWhoGoesOn() throws IOException {
    TrainingListener first = begin(1);
    for (int epoch = 1; epoch <= 3; epoch++) {
      epoch(first, epoch);
    }
    byte[] trained = Files.readAllBytes(file());
    append(new byte[] {7, 0, 0}); // the process died while it wrote an evaluation

    TrainingListener second = new TensorBoard().create(TrainingListenerProvider.Context.of(run));
    second.on(TrainingFinished.of(progress(3)));

    assertThat(file()).hasBinaryContent(trained);
  }

  @Test
  void ofATrainingThatItDidNotHearItWritesEveryEpochWithTheFirstEvaluation() throws IOException {
    new RunFiles(run, "AT").write();
    TrainingListener listener = new TensorBoard().create(TrainingListenerProvider.Context.of(run));
    listener.on(EvaluationFinished.of(progress(3), "natural", Map.of("tail", 0.2)));
    listener.on(EvaluationFinished.of(progress(3), "pgd-20", Map.of("tail", 0.1)));

    EventFileReading events = EventFileReading.of(run);

    assertThat(events.scalars().keySet()).containsExactly(1L, 2L, 3L);
    assertThat(events.scalars().get(2L)).containsEntry("loss", 1.0f);
    assertThat(events.events().get(0)).containsEntry("version", "brain.Event:2");
    assertThat(events.scalars().get(3L))
        .containsEntry("evaluation/natural/tail", 0.2f)
        .containsEntry("evaluation/pgd-20/tail", 0.1f);
  }

  @Test
  void oneImageOfEachClassIsShownInEachEpoch() throws IOException {
    TrainingListener listener = begin(1);
    listener.on(EpochStarted.of(progress(1)));
    Images natural = Images.of(Nd4j.valueArrayOf(new long[] {3, 1, 4, 5}, 0.5, DataType.FLOAT));
    Images adversarial = Images.of(Nd4j.valueArrayOf(new long[] {3, 1, 4, 5}, 0.6, DataType.FLOAT));
    listener.on(
        BatchFinished.of(progress(1), new int[] {2, 2, 0}, new int[3], 1)
            .withImages(natural, adversarial));
    finish(listener, 1);

    assertThat(EventFileReading.of(run).events())
        .filteredOn(
            event -> event.get("images/natural, perturbation, adversarial") instanceof byte[])
        .singleElement()
        .satisfies(
            event ->
                assertThat(
                        new String(
                            (byte[]) event.get("images/natural, perturbation, adversarial"),
                            StandardCharsets.ISO_8859_1))
                    .contains("PNG"));
  }

  @Test
  void manyClassesHaveNoCurvesOfTheirOwn() throws IOException {
    TrainingListener listener =
        new TensorBoard(0, 2).create(TrainingListenerProvider.Context.of(run));
    listener.on(TrainingStarted.of(progress(1), "AT", RECIPE));
    epoch(listener, 1);

    assertThat(EventFileReading.of(run).scalars().get(1L).keySet())
        .contains("validation/robust/tail")
        .noneMatch(name -> name.contains("class 0"));
  }

  private TrainingListener begin(int epoch) {
    TrainingListener listener = new TensorBoard().create(TrainingListenerProvider.Context.of(run));
    listener.on(TrainingStarted.of(progress(epoch), "AT", RECIPE));
    return listener;
  }

  private static void epoch(TrainingListener listener, int epoch) {
    listener.on(EpochStarted.of(progress(epoch)));
    finish(listener, epoch);
  }

  private static void finish(TrainingListener listener, int epoch) {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("epoch", (double) epoch);
    metrics.put("loss", 0.5 / epoch);
    for (int label = 0; label < 3; label++) {
      metrics.put("budget." + label, 0.03);
      metrics.put("validation.robust.perClass." + label, 0.75 - 0.25 * label);
    }
    listener.on(EpochFinished.of(progress(epoch), metrics));
  }

  private static TrainingProgress progress(int epoch) {
    return TrainingProgress.ofEpoch(epoch, EPOCHS);
  }

  private Path file() {
    return run.resolve("events.out.tfevents.robustlt");
  }

  private void append(byte[] bytes) throws IOException {
    Files.write(file(), bytes, StandardOpenOption.APPEND);
  }
}
