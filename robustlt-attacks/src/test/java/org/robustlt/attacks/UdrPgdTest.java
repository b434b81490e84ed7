package org.robustlt.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.robustlt.tck.golden.JsonNumbers.ints;
import static org.robustlt.tck.golden.JsonNumbers.number;
import static org.robustlt.tck.golden.JsonNumbers.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.golden.ReplayedNoise;

/** Images and multipliers equal those that {@code udr.py} gives. */
class UdrPgdTest {
  private static final long[] SHAPE = {4, 1, 3, 4};

  private JsonNode golden;

  @BeforeEach
  void read() throws IOException {
    try (InputStream file = UdrPgdTest.class.getResourceAsStream("udr.json")) {
      golden = new ObjectMapper().readTree(file);
    }
  }

  @Test
  void imagesLeaveTheirBallsAsTheMultiplierLetsThem() {
    UdrPgd attack = new UdrPgd(options(0.6));
    int number = 0;
    for (JsonNode batch : golden.get("batches")) {
      assertThat(attack.perturb(request(batch)).array().ravel().toDoubleVector())
          .containsExactly(numbers(batch.get("adversarial")), within(1e-12));

      attack.on(finished(batch, number++));

      assertThat(attack.state().get("multiplier").getDouble(0))
          .isCloseTo(number(batch.get("multiplier")), within(1e-12));
    }
  }

  @Test
  void aMultiplierOfOneIsTheProjectionOfPgd() {
    JsonNode batch = golden.get("batches").get(0);
    double epsilon = number(golden.get("epsilon"));
    Attack pgd =
        Pgd.of(
            new PgdOptions(
                Norm.LINF,
                Magnitude.of(number(golden.get("step")) * epsilon),
                golden.get("steps").asInt(),
                RandomStart.CLASS_EPSILON,
                1),
            AttackRequest::objective);

    assertThat(new UdrPgd(options(1)).perturb(request(batch)).array().ravel().toDoubleVector())
        .containsExactly(
            pgd.perturb(request(batch)).array().ravel().toDoubleVector(), within(1e-12));
  }

  @Test
  void theMultiplierStaysBetweenNothingAndAll() {
    DistanceMultiplier multiplier = new DistanceMultiplier(0.5, 100, 1);
    multiplier.note(1);
    multiplier.learn(0);
    assertThat(multiplier.value()).isZero();
    multiplier.note(-1);
    multiplier.learn(1);
    assertThat(multiplier.value()).isOne();
  }

  @Test
  void refusesAMultiplierAboveOne() {
    assertThatThrownBy(() -> new UdrPgdOptions(0.25, 10, 1.5, 0.02, 10))
        .hasMessage("multiplier must be from 0 to 1, got 1.5");
  }

  private UdrPgdOptions options(double multiplier) {
    return new UdrPgdOptions(
        number(golden.get("step")),
        golden.get("steps").asInt(),
        multiplier,
        number(golden.get("rate")),
        golden.get("period").asInt());
  }

  private AttackRequest request(JsonNode batch) {
    int[] labels = ints(batch.get("labels"));
    return AttackRequest.of(
            new Linear(matrix("weights", 3)),
            Images.of(images(batch.get("natural"))),
            labels,
            PerturbationBudget.ofClasses(
                number(golden.get("epsilon")), numbers(golden.get("budgets")), labels))
        .withRandom(new ReplayedNoise(images(batch.get("noise"))));
  }

  private INDArray matrix(String name, int rows) {
    return Nd4j.createFromArray(numbers(golden.get(name))).reshape(rows, -1);
  }

  private static INDArray images(JsonNode pixels) {
    return Nd4j.createFromArray(numbers(pixels)).reshape(SHAPE);
  }

  private static BatchFinished finished(JsonNode batch, int number) {
    int[] labels = ints(batch.get("labels"));
    return BatchFinished.of(TrainingProgress.ofEpoch(1, 1).atBatch(number, 5), labels, labels, 0);
  }

  /** The logits {@code W·x}. */
  private record Linear(INDArray weights) implements Classifier {
    @Override
    public int classes() {
      return weights.rows();
    }

    @Override
    public INDArray logits(Images images) {
      INDArray rows = images.array().reshape(images.examples(), -1);
      return rows.mmul(weights.transpose());
    }

    @Override
    public InputGradient inputGradient(Images images, LogitLoss loss) {
      INDArray logits = logits(images);
      LogitLoss.Value value = loss.at(logits);
      return InputGradient.of(
          logits, value.losses(), value.gradient().mmul(weights).reshape(images.shape()));
    }
  }
}
