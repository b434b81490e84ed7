package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.component.ComponentContext;

/** The contract catches objectives that break it. */
class AdversarialObjectiveContractTest {
  @Test
  void acceptsAProperObjective() {
    AdversarialObjectiveContract contract = of((labels, natural) -> logits -> squares(logits, 1));

    assertThatCode(
            () -> {
              contract.gradientIsThatOfTheSumOfTheLosses();
              contract.lossOfAnExampleDependsOnThatExampleAlone();
              contract.asksForNaturalLogitsOnceAndKeepsThemItself();
              contract.givesGradientsInTheTypeOfTheLogits();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void catchesTheGradientOfTheMean() {
    AdversarialObjectiveContract contract =
        of((labels, natural) -> logits -> squares(logits, 1.0 / labels.length));

    assertThatThrownBy(contract::gradientIsThatOfTheSumOfTheLosses)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void catchesExamplesThatInfluenceEachOther() {
    AdversarialObjectiveContract contract =
        of(
            (labels, natural) ->
                logits -> {
                  double[] losses = squares(logits, 1).losses();
                  Arrays.fill(losses, Arrays.stream(losses).sum());
                  return new LogitLoss.Value(losses, logits.dup());
                });

    assertThatThrownBy(contract::lossOfAnExampleDependsOnThatExampleAlone)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void catchesNaturalLogitsThatAreRetained() {
    AdversarialObjectiveContract contract =
        of(
            (labels, natural) -> {
              INDArray retained = natural.get();
              return logits -> squares(logits.sub(retained), 1);
            });

    assertThatThrownBy(contract::asksForNaturalLogitsOnceAndKeepsThemItself)
        .isInstanceOf(AssertionError.class);
  }

  private static LogitLoss.Value squares(INDArray logits, double factor) {
    double[] losses = new double[logits.rows()];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = Nd4j.getBlasWrapper().dot(logits.getRow(i), logits.getRow(i));
    }
    return new LogitLoss.Value(losses, logits.mul(2 * factor));
  }

  private static AdversarialObjectiveContract of(AdversarialObjective objective) {
    return new AdversarialObjectiveContract() {
      @Override
      protected AdversarialObjective objective(ComponentContext context) {
        return objective;
      }
    };
  }
}
