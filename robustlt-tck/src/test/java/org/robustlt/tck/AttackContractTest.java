package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.opentest4j.TestAbortedException;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.Images;
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
    AttackContract contract = of(AttackContractTest::climbing);

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
              for (LentArrays.Afterwards afterwards : LentArrays.Afterwards.values()) {
                contract.raisesTheLossOfImagesThatAreClassifiedCorrectly(afterwards);
              }
              contract.saysItsNormAndWhatItCosts();
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

  /** Climbs in three steps, with arrays of its own. */
  private static Images climbing(AttackRequest request) {
    Images images = request.images();
    for (int step = 0; step < 3; step++) {
      images = moved(request, images, slope(request, images), 1);
    }
    return images == request.images() ? images.copy() : images;
  }

  private static INDArray slope(AttackRequest request, Images images) {
    return request.classifier().inputGradient(images, request.objective()).gradient();
  }

  /** Takes a step of the whole radius along the sign of a direction, or against it. */
  private static Images moved(
      AttackRequest request, Images images, INDArray direction, double along) {
    INDArray natural = request.images().array();
    INDArray result = images.array().dup('c');
    INDArray signs = Transforms.sign(direction.dup('c'));
    for (int i = 0; i < request.examples(); i++) {
      double radius = request.budget().radius(i);
      INDArray lower = natural.slice(i).sub(radius);
      INDArray upper = natural.slice(i).add(radius);
      INDArray image = result.slice(i).addi(signs.slice(i).mul(along * radius));
      result.slice(i).assign(Transforms.min(Transforms.max(image, lower, true), upper, true));
    }
    Transforms.max(result, request.bounds().low(), false);
    Transforms.min(result, request.bounds().high(), false);
    return Images.of(result);
  }

  private static void catchesThatItDoesNotClimb(AttackContract contract) {
    for (LentArrays.Afterwards afterwards : LentArrays.Afterwards.values()) {
      catches(() -> contract.raisesTheLossOfImagesThatAreClassifiedCorrectly(afterwards));
    }
  }

  @Test
  void catchesAPixelThatIsNoNumber() {
    AttackContract contract =
        of(
            request -> {
              INDArray images = climbing(request).array();
              images.putScalar(7, Double.NaN);
              return Images.of(images);
            });

    catches(() -> contract.keepsPixelsWithinTheBounds(DataType.FLOAT));
    catches(() -> contract.keepsPixelsWithinTheBounds(DataType.DOUBLE));
    catches(() -> contract.keepsEveryExampleInItsBall(DataType.DOUBLE));
  }

  @Test
  void catchesAnAttackThatStepsDown() {
    catchesThatItDoesNotClimb(
        of(request -> moved(request, request.images(), slope(request, request.images()), -1)));
  }

  @Test
  void catchesAnAttackThatAlwaysReturnsNaturalImages() {
    catchesThatItDoesNotClimb(of(request -> request.images().copy()));
  }

  @Test
  void catchesAGradientThatIsUsedAfterTheNextCall() {
    catchesThatItDoesNotClimb(
        of(
            request -> {
              INDArray stale = slope(request, request.images());
              request.classifier().logits(request.images());
              return moved(request, request.images(), stale, 1);
            }));
  }

  @Test
  void catchesAMeanOfGradientsOfWhichOneIsOld() {
    AttackContract contract =
        of(
            request -> {
              INDArray stale = slope(request, request.images());
              return moved(
                  request, request.images(), stale.add(slope(request, request.images())), 1);
            });

    catches(
        () ->
            contract.raisesTheLossOfImagesThatAreClassifiedCorrectly(
                LentArrays.Afterwards.THE_OPPOSITE));
  }

  @Test
  void letsNoiseBeNoise() {
    AttackContract contract =
        new AttackContract() {
          @Override
          protected Attack attack(ComponentContext context) {
            return request -> drawn(request, request.random());
          }

          @Override
          protected boolean climbs() {
            return false;
          }
        };

    assertThatThrownBy(
            () ->
                contract.raisesTheLossOfImagesThatAreClassifiedCorrectly(
                    LentArrays.Afterwards.NO_NUMBERS))
        .isInstanceOf(TestAbortedException.class);
  }

  @Test
  void catchesAWrongNorm() {
    Attack attack = AttackContractTest::climbing;
    AttackContract contract =
        new AttackContract() {
          @Override
          protected Attack attack(ComponentContext context) {
            return attack;
          }

          @Override
          protected Norm norm() {
            return Norm.L2;
          }
        };

    catches(contract::saysItsNormAndWhatItCosts);
  }
}
