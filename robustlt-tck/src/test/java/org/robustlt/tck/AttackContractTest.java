package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Images;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.random.RandomSource;

/** The contract catches attacks that break it. */
class AttackContractTest {
  private static AttackContract of(Attack attack) {
    return new AttackContract() {
      @Override
      protected Attack attack(ComponentContext context) {
        return attack;
      }
    };
  }

  private static void catches(ThrowingCallable test) {
    assertThatThrownBy(test).isInstanceOf(AssertionError.class);
  }

  /** Draws a change within the ball and the bounds, for each example by itself. */
  private static Images drawn(AttackRequest request, RandomSource random) {
    INDArray images = request.images().array().dup();
    for (int i = 0; i < request.examples(); i++) {
      double radius = request.budget().radius(i);
      INDArray image = images.slice(i);
      image.addi(random.at(i).uniform(images.dataType(), -radius, radius, image.shape()));
    }
    double low = request.bounds().low();
    double high = request.bounds().high();
    for (long j = 0; j < images.length(); j++) {
      images.putScalar(j, Math.min(Math.max(images.getDouble(j), low), high));
    }
    return Images.of(images);
  }

  @Test
  void acceptsAProperAttack() {
    AttackContract contract = of(request -> drawn(request, request.random()));

    assertThatCode(
            () -> {
              for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
                contract.keepsEveryExampleInItsBall(type);
                contract.keepsPixelsWithinTheBounds(type);
                contract.returnsExamplesOfRadiusZeroAsTheyCame(type);
                contract.keepsTypeAndShape(type);
                contract.answersTheSameRequestWithTheSameResult(type);
                contract.attacksABatchOfOne(type);
              }
              contract.returnsACopyIfNoExampleMayMove();
              contract.leavesTheRequestAsItWas();
              contract.sharesNoMemoryWithTheRequest();
              contract.doesNotOverwriteAnEarlierResult();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void catchesExamplesBeyondTheirRadius() {
    AttackContract contract =
        of(request -> Images.of(request.images().array().add(request.budget().epsilon())));

    catches(() -> contract.keepsEveryExampleInItsBall(DataType.DOUBLE));
    catches(() -> contract.returnsExamplesOfRadiusZeroAsTheyCame(DataType.DOUBLE));
    catches(() -> contract.keepsPixelsWithinTheBounds(DataType.DOUBLE));
  }

  @Test
  void catchesAResultThatIsTheRequest() {
    AttackContract contract = of(AttackRequest::images);

    catches(contract::returnsACopyIfNoExampleMayMove);
    catches(contract::sharesNoMemoryWithTheRequest);
  }

  @Test
  void catchesAModifiedRequest() {
    catches(
        of(request -> Images.of(request.images().array().addi(1e-3).dup()))
            ::leavesTheRequestAsItWas);
    catches(
        of(
                request -> {
                  request.labels()[0]++;
                  return request.images().copy();
                })
            ::leavesTheRequestAsItWas);
  }

  @Test
  void catchesAResultThatIsABuffer() {
    INDArray[] buffer = new INDArray[1];
    AttackContract contract =
        of(
            request -> {
              if (buffer[0] == null) {
                buffer[0] = request.images().array().dup();
              }
              return Images.of(buffer[0].assign(request.images().array()));
            });

    catches(contract::doesNotOverwriteAnEarlierResult);
  }

  @Test
  void catchesRandomnessOfItsOwn() {
    RandomGenerator own = RandomSource.ofSeed(1).generator();
    AttackContract contract = of(request -> drawn(request, RandomSource.ofSeed(own.nextLong())));

    catches(() -> contract.answersTheSameRequestWithTheSameResult(DataType.FLOAT));
  }

  @Test
  void catchesAnotherType() {
    AttackContract contract =
        of(request -> Images.of(request.images().array().castTo(DataType.FLOAT).dup()));

    catches(() -> contract.keepsTypeAndShape(DataType.DOUBLE));
  }

  @Test
  void catchesArraysOfTheClassifierThatAreKeptOrModified() {
    AttackContract keeping =
        of(
            request -> {
              INDArray gradient =
                  request
                      .classifier()
                      .inputGradient(request.images(), request.objective())
                      .gradient();
              request.classifier().logits(request.images());
              return Images.of(request.images().array().add(gradient));
            });
    AttackContract modifying =
        of(
            request -> {
              request.classifier().logits(request.images()).addi(1);
              request.classifier().logits(request.images());
              return request.images().copy();
            });

    catches(() -> keeping.keepsEveryExampleInItsBall(DataType.DOUBLE));
    catches(() -> modifying.keepsEveryExampleInItsBall(DataType.DOUBLE));
  }
}
