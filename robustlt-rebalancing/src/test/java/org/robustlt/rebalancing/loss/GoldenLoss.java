package org.robustlt.rebalancing.loss;

import static org.robustlt.tck.golden.JsonNumbers.longs;
import static org.robustlt.tck.golden.JsonNumbers.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.golden.Expected;
import org.robustlt.tck.golden.Npz;

/**
 * One loss of golden kind 04 on one batch in one precision.
 *
 * @param arrays the arrays of all losses
 * @param batch the entry of the batch
 * @param golden the entry of the loss
 * @param type {@code FLOAT} or {@code DOUBLE}
 */
record GoldenLoss(Npz arrays, JsonNode batch, JsonNode golden, DataType type) {
  String name() {
    return golden.get("name").asText();
  }

  String function() {
    return golden.get("function").asText();
  }

  double parameter(String name) {
    return number(golden.get(name));
  }

  /** Returns a parameter that only some entries have, or 0. */
  double optionalParameter(String name) {
    return golden.hasNonNull(name) ? parameter(name) : 0;
  }

  ClassFrequencies frequencies() {
    return ClassFrequencies.of(longs(batch.get("samples_per_class")));
  }

  int[] labels() {
    return arrays.get(batch.get("batch").asText() + "/target").ints();
  }

  INDArray adversarialLogits() {
    return input("logits_adv");
  }

  INDArray naturalLogits() {
    return input("logits_nat");
  }

  private INDArray input(String name) {
    boolean cosines = !name.startsWith("feat") && golden.get("inputs").asText().startsWith("cos");
    return arrays
        .get(batch.get("batch").asText() + "/" + (cosines ? "cos_" : "") + name)
        .array()
        .castTo(type);
  }

  String key(String result) {
    return key(name(), result);
  }

  private String key(String loss, String result) {
    String precision = type == DataType.FLOAT ? "f32" : "f64";
    return batch.get("batch").asText() + "/" + loss + "/" + precision + "/" + result;
  }

  /** Returns the counts of predictions that an effective-number loss got. */
  long[] predictions() {
    return predictions(golden);
  }

  private long[] predictions(JsonNode loss) {
    return longs(
        loss.has("at_pre_class") ? loss.get("at_pre_class") : batch.get("samples_per_class"));
  }

  /** Returns the key of recorded class weights for the same counts of predictions. */
  String weightsKey() {
    for (JsonNode loss : batch.get("losses")) {
      String key = key(loss.get("name").asText(), "class_weights");
      if (arrays.has(key) && Arrays.equals(predictions(loss), predictions())) {
        return key;
      }
    }
    throw new AssertionError("no class weights are recorded for " + this);
  }

  /** Evaluates the loss on the batch and checks its value and the gradients that are recorded. */
  void check(RebalancingLoss loss) {
    LossResult result = loss.evaluate(input(loss));
    checkValue(result.value());
    check("grad_logits_adv", result.adversarialLogitsGradient());
    check("grad_logits_nat", result.naturalLogitsGradient());
    check("grad_feat_adv", result.adversarialFeaturesGradient());
  }

  private LossInput input(RebalancingLoss loss) {
    LossInput input = LossInput.of(labels(), adversarialLogits(), TrainingProgress.ofEpoch(1, 1));
    if (loss.inputs().contains(RebalancingLoss.Input.NATURAL_LOGITS)) {
      input = input.withNaturalLogits(naturalLogits());
    }
    return loss.inputs().contains(RebalancingLoss.Input.ADVERSARIAL_FEATURES)
        ? input.withAdversarialFeatures(input("feat_adv"))
        : input;
  }

  private void check(String gradient, Optional<INDArray> actual) {
    if (arrays.has(key(gradient))) {
      check(gradient, actual.orElseThrow());
    } else {
      // A gradient that is not recorded is zero.
      actual.ifPresent(
          zero -> Expected.of(key(gradient), 0).exactly(zero.amaxNumber().doubleValue()));
    }
  }

  void check(String gradient, INDArray actual) {
    // Where gradients cancel, what is recorded is the rounding of their summands.
    if (type == DataType.FLOAT) {
      arrays.expected(key(gradient)).relativeToLargestOr(0.05, 2e-6, actual);
    } else {
      arrays.expected(key(gradient)).relativeToLargestOr(1e-5, 1e-10, actual);
    }
  }

  /**
   * Checks a function that yields the losses of the examples, reduced as the entry says.
   *
   * @param weightSum what a mean divides by
   */
  void check(LogitLoss.Value value, double weightSum) {
    double sum = Arrays.stream(value.losses()).sum();
    double divisor = 1;
    switch (golden.path("reduction").asText("mean")) {
      case "none" -> checkValue(value.losses());
      case "sum" -> checkValue(sum);
      default -> {
        divisor = weightSum;
        checkValue(sum / divisor);
      }
    }
    check("grad_logits_adv", value.gradient().div(divisor));
  }

  void checkValue(double... actual) {
    Expected expected = arrays.expected(key("value"));
    // Losses are differences of larger numbers, which are rounded.
    if (type == DataType.FLOAT) {
      expected.relativeToLargestOr(1, 2e-6, actual);
    } else {
      expected.relativeOr(1e-5, 1e-10, actual);
    }
  }

  @Override
  public String toString() {
    return key("");
  }
}
