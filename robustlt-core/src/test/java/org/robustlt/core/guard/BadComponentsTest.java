package org.robustlt.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.data.Images;
import org.robustlt.api.loss.LossInput;
import org.robustlt.api.loss.LossResult;
import org.robustlt.api.loss.RebalancingLoss;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.WeightAscent;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.core.registry.Origin;
import org.robustlt.tck.SmallPerceptron;

/** What bad components do is told: which, from which jar, in which call, the rule and the value. */
class BadComponentsTest {
  private static final Origin JAR = new Origin("plugins/acme/acme-1.0.jar", Optional.empty());
  private static final TrainingProgress PROGRESS = TrainingProgress.ofEpoch(1, 2);
  private static final String FROM = "\"bad\" from plugins/acme/acme-1.0.jar: ";

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack(
            "inverts the request's images in place",
            request -> {
              request.images().array().rsubi(1);
              return request.images().copy();
            },
            "perturb changed the images of the request: a pixel was 0.25 and is 0.75"),
        attack(
            "changes the labels",
            request -> {
              request.labels()[0] = 1;
              return request.images().copy();
            },
            "perturb changed the labels of the request"),
        attack(
            "closes the request's images",
            request -> {
              Images copy = request.images().copy();
              request.images().array().close();
              return copy;
            },
            "perturb closed the images of the request, which are not its own"),
        attack(
            "returns the request's images",
            AttackRequest::images,
            "perturb returned images that share memory with those of the request, must be a copy"),
        attack("returns null", request -> null, "perturb returned null instead of images"),
        attack(
            "returns closed images",
            request -> {
              Images copy = request.images().copy();
              copy.close();
              return copy;
            },
            "perturb returned images whose memory is closed"),
        attack(
            "returns another shape",
            request -> Images.of(Nd4j.zeros(DataType.FLOAT, 1, 1, 2, 2)),
            "perturb returned images of shape [1, 1, 2, 2], must be [2, 1, 2, 2]"),
        attack(
            "returns another type",
            request -> Images.of(request.images().array().castTo(DataType.DOUBLE)),
            "perturb returned images of type DOUBLE, must be FLOAT"),
        attack(
            "returns a pixel that is no number",
            request -> with(request, 5, Float.NaN),
            "perturb returned a pixel of NaN, must be a finite number"),
        attack(
            "returns an infinite pixel",
            request -> with(request, 5, Float.POSITIVE_INFINITY),
            "perturb returned a pixel of Infinity, must be a finite number"),
        attack(
            "leaves the bounds",
            request -> with(request, 0, -0.05f),
            "perturb returned a pixel of -0.05000000074505806, must be from 0.0 to 1.0"),
        attack(
            "leaves the ball",
            request -> with(request, 1, 0.75f),
            "perturb returned an image 0.25 away (linf), must be at most its radius, 0.1"),
        attack(
            "throws",
            request -> {
              throw new IllegalStateException("no luck");
            },
            "perturb threw java.lang.IllegalStateException: no luck at BadComponentsTest.java:"),
        attack(
            "runs out of the array",
            request -> {
              int[] empty = {};
              return empty[3] == 0 ? request.images() : null;
            },
            "perturb threw java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for"),
        attack(
            "overflows the stack",
            BadComponentsTest::recurse,
            "perturb threw java.lang.StackOverflowError at "),
        attack(
            "runs out of memory",
            request -> {
              throw new OutOfMemoryError("Java heap space");
            },
            "perturb threw java.lang.OutOfMemoryError: Java heap space at BadComponentsTest"),
        attack(
            "has a static initializer that fails",
            request -> Images.of(Unlucky.ARRAY),
            "perturb threw java.lang.ExceptionInInitializerError at BadComponentsTest.java:"),
        attack(
            "asks the classifier about other shapes",
            request -> {
              request.classifier().logits(Images.of(Nd4j.zeros(DataType.FLOAT, 2, 1, 3, 3)));
              return request.images().copy();
            },
            "perturb threw java.lang.IllegalArgumentException: asked the classifier about images of"
                + " shape [2, 1, 3, 3], must be [any, 1, 2, 2]"),
        attack(
            "returns what it retained and closed",
            new Retaining(),
            "perturb returned images whose memory is closed"));
  }

  @ParameterizedTest(name = "an attack that {0}")
  @MethodSource("attacks")
  void attackIsTold(String name, Attack attack, String message) {
    Attack guarded = new GuardedAttack(attack, identity("attack"));
    ComponentException told =
        catchThrowableOfType(
            ComponentException.class,
            () -> {
              for (int call = 0; call < 2; call++) {
                Images images = guarded.perturb(request());
                images.close();
              }
            });
    assertThat(told).hasMessageStartingWith("attack " + FROM + message);
    assertThat(CurrentCall.all()).isEmpty();
  }

  @Test
  void whatTheEngineThrowsIsNotTheAttacksFault() {
    Attack asking =
        request -> {
          request.classifier().logits(request.images());
          return request.images().copy();
        };
    AttackRequest request = request().withClassifier(new FailingClassifier());
    assertThat(
            catchThrowableOfType(
                IllegalStateException.class,
                () -> new GuardedAttack(asking, identity("attack")).perturb(request)))
        .hasMessage("the engine failed");
  }

  @Test
  void l2BallsAreMeasuredInL2() {
    Attack attack =
        new Attack() {
          @Override
          public Images perturb(AttackRequest request) {
            return Images.of(request.images().array().sub(0.09));
          }

          @Override
          public Norm norm() {
            return Norm.L2;
          }
        };
    assertThat(
            catchThrowableOfType(
                ComponentException.class,
                () -> new GuardedAttack(attack, identity("attack")).perturb(request())))
        .hasMessageContaining("away (l2), must be at most its radius, 0.1");
  }

  @Test
  void passesAndReachAreNumbers() {
    Attack attack =
        new Attack() {
          @Override
          public Images perturb(AttackRequest request) {
            return request.images().copy();
          }

          @Override
          public double passes() {
            return Double.NaN;
          }

          @Override
          public double reach() {
            return 0.5;
          }
        };
    Attack guarded = new GuardedAttack(attack, identity("attack"));
    assertThat(catchThrowableOfType(ComponentException.class, guarded::passes))
        .hasMessageEndingWith(": passes returned NaN, must be a finite number, not negative");
    assertThat(catchThrowableOfType(ComponentException.class, guarded::reach))
        .hasMessageEndingWith(": reach returned 0.5, must be a finite number, at least 1");
  }

  @Test
  void placeAndImageAreTold() {
    Attack attack = request -> with(request, 5, Float.NaN);
    ComponentException told =
        catchThrowableOfType(
            ComponentException.class,
            () -> new GuardedAttack(attack, identity("attack")).perturb(request()));
    assertThat(told.at("epoch 3, batch 7 of 8" + told.image("training image", new int[] {4, 9})))
        .hasMessage(
            "attack \"bad\" from plugins/acme/acme-1.0.jar, epoch 3, batch 7 of 8, training image 9:"
                + " perturb returned a pixel of NaN, must be a finite number");
  }

  static Stream<Arguments> losses() {
    return Stream.of(
        loss(
            "changes the logits",
            input -> {
              input.adversarialLogits().addi(1);
              return LossResult.of(0);
            },
            "evaluate changed the adversarial logits: a value was 1.0 and is 2.0"),
        loss(
            "changes the labels",
            input -> {
              input.labels()[0] = 1;
              return LossResult.of(0);
            },
            "evaluate changed the labels of its input"),
        loss(
            "closes the logits",
            input -> {
              input.adversarialLogits().close();
              return LossResult.of(0);
            },
            "evaluate closed the adversarial logits, which are not its own"),
        loss("returns null", input -> null, "evaluate returned null instead of a value"),
        loss(
            "has no value",
            input -> LossResult.of(Double.NaN),
            "evaluate returned the value NaN, must be a finite number"),
        loss(
            "has a gradient that is no number",
            input -> gradient(notFinite()),
            "evaluate returned a gradient of the adversarial logits with NaN in it, must be finite"),
        loss(
            "has a gradient of another shape",
            input -> gradient(Nd4j.zeros(DataType.FLOAT, 2, 3)),
            "evaluate returned a gradient of the adversarial logits of shape [2, 3], must be [2, 2]"),
        loss(
            "has a gradient of another type",
            input -> gradient(Nd4j.zeros(DataType.DOUBLE, 2, 2)),
            "evaluate returned a gradient of the adversarial logits of type DOUBLE, must be FLOAT"),
        loss(
            "returns the logits as gradient",
            input -> gradient(input.adversarialLogits()),
            "evaluate returned a gradient that shares memory with the adversarial logits"),
        loss(
            "has a gradient of what it does not read",
            input -> LossResult.of(1).withNaturalLogitsGradient(Nd4j.zeros(DataType.FLOAT, 2, 2)),
            "evaluate returned a gradient of the natural logits, which its inputs() omit"),
        loss(
            "throws",
            input -> {
              throw new UnsupportedOperationException();
            },
            "evaluate threw java.lang.UnsupportedOperationException at BadComponentsTest.java:"));
  }

  @ParameterizedTest(name = "a loss that {0}")
  @MethodSource("losses")
  void lossIsTold(String name, RebalancingLoss loss, String message) {
    ComponentException told =
        catchThrowableOfType(
            ComponentException.class,
            () ->
                new GuardedLoss(loss, identity("loss"))
                    .evaluate(LossInput.of(new int[] {0, 1}, logits(), PROGRESS)));
    assertThat(told).hasMessageStartingWith("loss " + FROM + message);
  }

  @Test
  void nobodyAnswersForWhatIsComputedOfAnExplodedNetwork() {
    INDArray exploded = logits().muli(1e30);
    RebalancingLoss loss = input -> LossResult.of(Double.NaN);
    assertThat(
            new GuardedLoss(loss, identity("loss"))
                .evaluate(LossInput.of(new int[] {0, 1}, exploded, PROGRESS))
                .value())
        .isNaN();
  }

  static Stream<Arguments> schedulers() {
    return Stream.of(
        scheduler("returns null", (epsilon, at) -> null, "radii returned null instead of radii"),
        scheduler(
            "returns too few",
            (epsilon, at) -> new double[1],
            "radii returned 1 radii, must be one for each of 2 classes"),
        scheduler(
            "returns too many",
            (epsilon, at) -> new double[3],
            "radii returned 3 radii, must be one for each of 2 classes"),
        scheduler(
            "returns what is no number",
            (epsilon, at) -> new double[] {0, Double.NaN},
            "radii returned the radius NaN for class 1, must be finite and not negative"),
        scheduler(
            "returns a negative radius",
            (epsilon, at) -> new double[] {-0.5, 0},
            "radii returned the radius -0.5 for class 0, must be finite and not negative"));
  }

  @ParameterizedTest(name = "a scheduler that {0}")
  @MethodSource("schedulers")
  void schedulerIsTold(String name, PerturbationScheduler scheduler, String message) {
    assertThat(
            catchThrowableOfType(
                ComponentException.class,
                () ->
                    new GuardedScheduler(scheduler, identity("scheduler"), 2).radii(0.1, PROGRESS)))
        .hasMessage("scheduler " + FROM + message);
  }

  static Stream<Arguments> objectives() {
    return Stream.of(
        objective("returns null", (labels, natural) -> null, "on returned null instead of a loss"),
        objective("has no value", on(logits -> null), "at returned null instead of a value"),
        objective(
            "has too few losses",
            on(logits -> new LogitLoss.Value(new double[1], logits.dup())),
            "at returned 1 losses, must be one for each of 2 examples"),
        objective(
            "has a gradient of another shape",
            on(logits -> new LogitLoss.Value(new double[2], Nd4j.zeros(DataType.FLOAT, 2, 5))),
            "at returned a gradient of the logits of shape [2, 5], must be [2, 2]"),
        objective(
            "has a gradient that is no number",
            on(logits -> new LogitLoss.Value(new double[2], notFinite())),
            "at returned a gradient of the logits with NaN in it, must be finite"),
        objective(
            "has a loss that is no number",
            on(logits -> new LogitLoss.Value(new double[] {0, Double.NaN}, logits.dup())),
            "at returned the loss NaN, must be a finite number"),
        objective(
            "has a gradient of another type",
            on(logits -> new LogitLoss.Value(new double[2], logits.castTo(DataType.DOUBLE))),
            "at returned a gradient of the logits of type DOUBLE, must be FLOAT"),
        objective(
            "has no losses",
            on(logits -> new LogitLoss.Value(noLosses(), logits.dup())),
            "at returned null instead of losses"),
        objective(
            "has no gradient",
            on(logits -> new LogitLoss.Value(new double[2], noGradient())),
            "at returned null instead of a gradient"),
        objective(
            "returns the logits",
            on(logits -> new LogitLoss.Value(new double[2], logits)),
            "at returned a gradient that shares memory with the logits"),
        objective(
            "changes the logits",
            on(logits -> new LogitLoss.Value(new double[2], logits.addi(1).dup())),
            "at changed the logits: a value was 1.0 and is 2.0"),
        objective(
            "changes the labels",
            (labels, natural) -> {
              labels[0] = 1;
              return logits -> new LogitLoss.Value(new double[2], logits.dup());
            },
            "on changed the labels, which are not its own"),
        objective(
            "closes the logits",
            on(
                logits -> {
                  INDArray copy = logits.dup();
                  logits.close();
                  return new LogitLoss.Value(new double[2], copy);
                }),
            "at closed the logits, which are not its own"));
  }

  @ParameterizedTest(name = "an objective that {0}")
  @MethodSource("objectives")
  void objectiveIsTold(String name, AdversarialObjective objective, String message) {
    assertThat(
            catchThrowableOfType(
                ComponentException.class,
                () ->
                    new GuardedObjective(objective, identity("objective"))
                        .on(new int[] {0, 1}, BadComponentsTest::logits)
                        .at(logits())))
        .hasMessage("objective " + FROM + message);
  }

  static Stream<Arguments> weightPerturbations() {
    return Stream.of(
        weights("returns null", ascent -> null, "perturbation returned null instead of a vector"),
        weights(
            "returns the weights",
            WeightAscent::weights,
            "perturbation returned the weights themselves, must be another vector"),
        weights(
            "returns other weights",
            ascent -> vector(3, 1),
            "perturbation returned 3 values of type FLOAT, must be 2 of type FLOAT"),
        weights(
            "returns what is no number",
            ascent -> vector(2, Float.NaN),
            "perturbation returned values that are not finite"));
  }

  @ParameterizedTest(name = "a weight perturbation that {0}")
  @MethodSource("weightPerturbations")
  void weightPerturbationIsTold(String name, WeightPerturbation perturbation, String message) {
    assertThat(
            catchThrowableOfType(
                ComponentException.class,
                () ->
                    new GuardedWeightPerturbation(perturbation, identity("weight-perturbation"))
                        .perturbation(new Fixed(vector(2, 1)))))
        .hasMessage("weight-perturbation " + FROM + message);
  }

  private static ComponentIdentity identity(String noun) {
    return new ComponentIdentity(noun, "bad", JAR, true);
  }

  private static AttackRequest request() {
    INDArray images =
        Nd4j.createFromArray(0.25f, 0.5f, 0.25f, 1f, 0.75f, 0.5f, 0.5f, 0.5f)
            .reshape(2, 1, 2, 2)
            .dup('c');
    return AttackRequest.of(
        new SmallPerceptron(4, 3, 2, RandomSource.ofSeed(1)),
        Images.of(images),
        new int[] {0, 1},
        PerturbationBudget.uniform(0.1, 2));
  }

  private static Images with(AttackRequest request, int index, float value) {
    INDArray images = request.images().array().dup('c');
    images.data().put(index, value);
    return Images.of(images);
  }

  private static INDArray logits() {
    return Nd4j.createFromArray(new float[][] {{1, 2}, {3, -1}});
  }

  private static INDArray notFinite() {
    return Nd4j.createFromArray(new float[][] {{0, 1}, {Float.NaN, 0}});
  }

  /** Returns null, as code without annotations does. */
  @SuppressWarnings("NullAway")
  private static double[] noLosses() {
    return null;
  }

  /** Returns null, as code without annotations does. */
  @SuppressWarnings("NullAway")
  private static INDArray noGradient() {
    return null;
  }

  private static LossResult gradient(INDArray gradient) {
    return LossResult.ofAdversarialLogits(1, gradient);
  }

  private static AdversarialObjective on(LogitLoss loss) {
    return (labels, natural) -> loss;
  }

  private static ParameterVector vector(int length, float value) {
    return ParameterVector.of(Map.of("weight", Nd4j.valueArrayOf(new long[] {length}, value)));
  }

  @SuppressWarnings("InfiniteRecursion") // that is its fault
  private static Images recurse(AttackRequest request) {
    return recurse(request.withRandom(request.random().at(1)));
  }

  private static Arguments attack(String name, Attack attack, String message) {
    return Arguments.of(name, attack, message);
  }

  private static Arguments loss(String name, RebalancingLoss loss, String message) {
    return Arguments.of(name, loss, message);
  }

  private static Arguments scheduler(String name, PerturbationScheduler bad, String message) {
    return Arguments.of(name, bad, message);
  }

  private static Arguments objective(String name, AdversarialObjective bad, String message) {
    return Arguments.of(name, bad, message);
  }

  private static Arguments weights(String name, Perturbation bad, String message) {
    return Arguments.of(name, bad, message);
  }

  /** A weight perturbation that is always active. */
  @FunctionalInterface
  private interface Perturbation extends WeightPerturbation {
    @Override
    default boolean active(TrainingProgress progress) {
      return true;
    }
  }

  private static final class Unlucky {
    private static final INDArray ARRAY = fail();

    private static INDArray fail() {
      throw new IllegalStateException("a licence is missing");
    }
  }

  /** Returns the same buffer in every call, which its first owner has closed. */
  private static final class Retaining implements Attack {
    private Optional<Images> buffer = Optional.empty();

    @Override
    public Images perturb(AttackRequest request) {
      buffer = buffer.or(() -> Optional.of(request.images().copy()));
      return buffer.get();
    }
  }

  private static final class FailingClassifier implements Classifier {
    @Override
    public int classes() {
      return 2;
    }

    @Override
    public INDArray logits(Images images) {
      throw new IllegalStateException("the engine failed");
    }

    @Override
    public InputGradient inputGradient(Images images, LogitLoss loss) {
      throw new IllegalStateException("the engine failed");
    }
  }

  private record Fixed(ParameterVector weights) implements WeightAscent {
    @Override
    public TrainingProgress progress() {
      return PROGRESS;
    }

    @Override
    public ParameterVector gradient(BatchNormMode mode) {
      return weights.copy();
    }

    @Override
    public ParameterVector afterOptimizerStep(BatchNormMode mode) {
      return weights.copy();
    }
  }
}
