package org.robustlt.attacks.loss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.Npz;

/** Golden kind 04: values and gradients of the losses that attacks bring along. */
@GoldenFiles({"04_losses.json", "04_losses.npz"})
final class LossGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();
  private static final Map<String, BiFunction<int[], Integer, LogitLoss>> LOSSES =
      Map.of(
          "cw_loss", (labels, classes) -> new MarginLoss(labels, 0),
          "dlr_loss", (labels, classes) -> new DlrLoss(labels),
          "dlr_loss_targeted",
              (labels, classes) -> new TargetedDlrLoss(labels, nextClasses(labels, classes)));

  private final Npz arrays = GOLDEN.npz("04_losses.npz");

  @Test
  void valuesAndGradientsAreThoseOfThePublishedCode() {
    int checked = 0;
    for (JsonNode batch : GOLDEN.json("04_losses.json").get("batches")) {
      String name = batch.get("batch").asText();
      for (JsonNode loss : batch.get("losses")) {
        if (LOSSES.containsKey(loss.get("name").asText())) {
          check(name, loss.get("name").asText(), batch.get("num_classes").asInt());
          checked++;
        }
      }
    }
    assertThat(checked).isPositive();
  }

  private void check(String batch, String name, int classes) {
    int[] labels = arrays.get(batch + "/target").ints();
    INDArray logits = arrays.get(batch + "/logits_adv").array().castTo(DataType.DOUBLE);

    LogitLoss.Value value = LOSSES.get(name).apply(labels, classes).at(logits);

    String key = batch + "/" + name + "/f64/";
    if (arrays.get(key + "value").shape().length == 0) {
      arrays.expected(key + "value").relative(1e-10, Arrays.stream(value.losses()).sum());
    } else {
      arrays.expected(key + "value").relativeToLargest(1e-10, value.losses());
    }
    arrays.expected(key + "grad_logits_adv").relativeToLargest(1e-10, value.gradient());
  }

  private static int[] nextClasses(int[] labels, int classes) {
    return Arrays.stream(labels).map(label -> (label + 1) % classes).toArray();
  }
}
