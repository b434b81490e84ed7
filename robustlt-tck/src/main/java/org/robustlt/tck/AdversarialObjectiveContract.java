package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.contract.LogitLossCall;

/**
 * What every {@link AdversarialObjective} has to keep: a loss for each example that depends on that
 * example alone, the gradient of their sum, finite for large logits; nothing handed in is modified
 * or retained.
 *
 * <p>An ND4J backend must be on the class path of the tests.
 */
public abstract class AdversarialObjectiveContract {
  private static final ClassFrequencies LONG_TAILED = ClassFrequencies.of(50, 8, 20, 3);

  /** Returns a new instance of the objective under test. */
  protected abstract AdversarialObjective objective(ComponentContext context);

  @Test
  void gradientIsThatOfTheSumOfTheLosses() {
    LossBatch batch = LossBatch.random(DataType.DOUBLE);
    LogitLoss loss = bound(batch);

    CentralDifferences.check(
        "logits",
        Optional.of(loss.at(batch.adversarialLogits()).gradient()),
        batch.adversarialLogits(),
        logits -> Arrays.stream(loss.at(logits).losses()).sum());
  }

  @Test
  void lossOfAnExampleDependsOnThatExampleAlone() {
    LossBatch batch = LossBatch.random(DataType.DOUBLE);
    AdversarialObjective objective = objective();
    double[] losses = on(objective, batch).at(batch.adversarialLogits()).losses();

    assertThat(losses).hasSize(batch.labels().length);
    for (int i = 0; i < losses.length; i++) {
      LossBatch single = batch.permuted(i);
      assertThat(on(objective, single).at(single.adversarialLogits()).losses()[0])
          .as("loss of example %d alone", i)
          .isCloseTo(losses[i], within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("extremeBatches")
  void keepsTheRulesOfEveryCallForLargeLogits(LossBatch batch) {
    check(batch);
  }

  @Test
  void leavesNaturalLogitsAsTheyWereAndSharesNoMemoryWithLogits() {
    LossBatch batch = LossBatch.random(DataType.DOUBLE);
    double[] before = ArrayValues.of(batch.adversarialLogits());
    double[] natural = ArrayValues.of(batch.naturalLogits());

    check(batch).gradient().assign(7);

    assertThat(ArrayValues.of(batch.adversarialLogits())).isEqualTo(before);
    assertThat(ArrayValues.of(batch.naturalLogits())).isEqualTo(natural);
  }

  @Test
  void asksForNaturalLogitsOnceAndKeepsThemItself() {
    LossBatch batch = LossBatch.random(DataType.DOUBLE);
    AtomicInteger asked = new AtomicInteger();
    LogitLoss loss =
        objective()
            .on(
                batch.labels(),
                () -> {
                  asked.incrementAndGet();
                  return batch.naturalLogits();
                });
    double[] before = loss.at(batch.adversarialLogits()).losses();

    // The classifier reuses its arrays for the next forward pass.
    batch.naturalLogits().assign(3);

    assertThat(loss.at(batch.adversarialLogits()).losses()).isEqualTo(before);
    assertThat(asked.get()).isLessThanOrEqualTo(1);
  }

  @Test
  void givesGradientsInTheTypeOfTheLogits() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      check(LossBatch.random(type));
    }
  }

  @Test
  void isOfTheKindThatItSaysItIs() {
    LossBatch batch = LossBatch.random(DataType.DOUBLE);
    Optional<LossKind> kind = objective().kind();
    assumeTrue(kind.isPresent(), "the objective is none of the usual ones");

    LossKinds.check(kind.orElseThrow(), bound(batch), batch);
  }

  static Stream<LossBatch> extremeBatches() {
    return LossBatch.extremes();
  }

  private AdversarialObjective objective() {
    return objective(ComponentContext.of(LONG_TAILED, 10));
  }

  /** Computes the losses of a batch as a training does, watched by the rules of every call. */
  private LogitLoss.Value check(LossBatch batch) {
    LogitLossCall call = new LogitLossCall(batch.labels());
    LogitLoss loss = bound(batch);
    call.begin(batch.adversarialLogits());
    LogitLoss.Value value = loss.at(batch.adversarialLogits());
    assertThat(call.end(batch.adversarialLogits(), value)).as("what is wrong").isEmpty();
    assertThat(Arrays.stream(ArrayValues.of(value.gradient())))
        .as("gradient")
        .allMatch(Double::isFinite);
    assertThat(Arrays.stream(value.losses())).as("losses").allMatch(Double::isFinite);
    return value;
  }

  private LogitLoss bound(LossBatch batch) {
    return on(objective(), batch);
  }

  private static LogitLoss on(AdversarialObjective objective, LossBatch batch) {
    return objective.on(batch.labels(), batch::naturalLogits);
  }
}
