package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.opentest4j.TestAbortedException;
import org.robustlt.api.attack.LossKind;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.loss.LossInput;
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

  @Test
  void catchesAGradientThatNobodyAskedFor() {
    RebalancingLossContract natural =
        of(
            input ->
                squares(input.adversarialLogits())
                    .withNaturalLogitsGradient(input.adversarialLogits().dup()));
    RebalancingLossContract features =
        of(
            input ->
                squares(input.adversarialLogits())
                    .withAdversarialFeaturesGradient(Nd4j.zeros(DataType.DOUBLE, 7, 5)));

    assertThatThrownBy(natural::givesGradientsInTheShapeOfWhatItAskedFor)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("natural logits, which inputs() does not ask for");
    assertThatThrownBy(features::givesGradientsInTheShapeOfWhatItAskedFor)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("adversarial features, which inputs() does not ask for");
  }

  @Test
  void catchesAGradientOfAnotherShape() {
    RebalancingLossContract contract =
        of(input -> result(0, input.adversarialLogits().mul(2).ravel()));

    assertThatThrownBy(contract::givesGradientsInTheShapeOfWhatItAskedFor)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("shape of the gradient for adversarial logits");
    assertThatThrownBy(() -> contract.gradientsAreThoseOfTheValue(1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("shape of the adversarial logits gradient");
  }

  @Test
  void saysThatNothingWasComparedIfThereIsNoUnbalancedLoss() {
    RebalancingLossContract contract = of(input -> squares(input.adversarialLogits()));

    assertThatThrownBy(contract::equalsTheUnbalancedLossIfClassesAreOfOneSize)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("names no loss");
  }

  @Test
  void catchesALossThatIsNotTheUnbalancedOne() {
    RebalancingLoss squares = input -> squares(input.adversarialLogits());
    RebalancingLossContract contract =
        of(
            input -> result(squares.evaluate(input).value() + 1, input.adversarialLogits().mul(2)),
            Optional.of(squares));

    assertThatThrownBy(contract::equalsTheUnbalancedLossIfClassesAreOfOneSize)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void catchesALossThatIsNotOfItsKind() {
    RebalancingLossContract contract =
        of(
            new RebalancingLoss() {
              @Override
              public LossResult evaluate(LossInput input) {
                return squares(input.adversarialLogits());
              }

              @Override
              public Optional<LossKind> kind() {
                return Optional.of(new LossKind.CrossEntropy(0));
              }
            });

    assertThatThrownBy(contract::isOfTheKindThatItSaysItIs).isInstanceOf(AssertionError.class);
  }

  private static RebalancingLossContract of(RebalancingLoss loss) {
    return of(loss, Optional.empty());
  }

  private static RebalancingLossContract of(
      RebalancingLoss loss, Optional<RebalancingLoss> unbalanced) {
    return new RebalancingLossContract() {
      @Override
      protected RebalancingLoss loss(ComponentContext context) {
        return loss;
      }

      @Override
      protected Optional<RebalancingLoss> unbalanced() {
        return unbalanced;
      }
    };
  }
}
