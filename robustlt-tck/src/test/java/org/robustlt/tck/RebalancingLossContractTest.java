package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;

/** The contract catches losses that break it. */
class RebalancingLossContractTest {
  @Test
  void acceptsAProperLoss() {
    RebalancingLossContract contract = of(input -> squares(input.adversarialLogits()));

    assertThatCode(
            () -> {
              contract.gradientsAreThoseOfTheValue(1);
              RebalancingLossContract.extremeBatches().forEach(contract::isFiniteForLargeLogits);
              contract.orderOfTheExamplesDoesNotMatter();
              contract.leavesTheInputAsItWasAndSharesNoMemoryWithIt();
              contract.givesTheSameForTheSameInput();
              contract.readsArraysInAnyOrderOfMemory();
              contract.givesGradientsInTheTypeOfTheLogits();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void catchesAGradientOfAnotherFunction() {
    RebalancingLossContract contract =
        of(input -> result(squares(input.adversarialLogits()).value(), input.adversarialLogits()));

    assertThatThrownBy(() -> contract.gradientsAreThoseOfTheValue(1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("adversarial logits gradient at [0, 0]");
  }

  @Test
  void catchesOverflow() {
    RebalancingLossContract contract =
        of(
            input ->
                result(
                    Math.exp(input.adversarialLogits().maxNumber().doubleValue()),
                    input.adversarialLogits().dup()));

    assertThatThrownBy(
            () ->
                RebalancingLossContract.extremeBatches().forEach(contract::isFiniteForLargeLogits))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void catchesAFavouredExample() {
    RebalancingLossContract contract = of(input -> squares(input.adversarialLogits().getRows(0)));

    assertThatThrownBy(contract::orderOfTheExamplesDoesNotMatter)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void catchesAnInputThatIsModifiedALittle() {
    RebalancingLossContract contract =
        of(
            input -> {
              input.adversarialLogits().addi(1e-9);
              return squares(input.adversarialLogits());
            });

    assertThatThrownBy(contract::leavesTheInputAsItWasAndSharesNoMemoryWithIt)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void catchesAGradientThatIsTheInput() {
    RebalancingLossContract contract =
        of(
            input ->
                result(squares(input.adversarialLogits()).value() / 2, input.adversarialLogits()));

    assertThatThrownBy(contract::leavesTheInputAsItWasAndSharesNoMemoryWithIt)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void catchesAGradientOfAnotherType() {
    RebalancingLossContract contract =
        of(
            input -> {
              INDArray logits = input.adversarialLogits();
              return result(squares(logits).value(), logits.mul(2).castTo(DataType.DOUBLE));
            });

    assertThatThrownBy(contract::givesGradientsInTheTypeOfTheLogits)
        .isInstanceOf(AssertionError.class);
  }

  private static LossResult squares(INDArray logits) {
    return result(logits.mul(logits).sumNumber().doubleValue(), logits.mul(2));
  }

  private static LossResult result(double value, INDArray gradient) {
    return LossResult.ofAdversarialLogits(value, gradient);
  }

  private static RebalancingLossContract of(RebalancingLoss loss) {
    return new RebalancingLossContract() {
      @Override
      protected RebalancingLoss loss(ComponentContext context) {
        return loss;
      }
    };
  }
}
