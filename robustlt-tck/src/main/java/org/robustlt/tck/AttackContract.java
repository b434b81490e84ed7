package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.contract.AttackCall;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;

/**
 * What every {@link Attack} has to keep. The author of an attack extends this class in a test:
 *
 * <pre>{@code
 * final class TradesPgdTest extends AttackContract {
 *   @Override
 *   protected Attack attack(ComponentContext context) {
 *     return new TradesPgd().create(context);
 *   }
 * }
 * }</pre>
 *
 * <p>An ND4J backend must be on the class path of the tests.
 */
public abstract class AttackContract {
  private static final double EPSILON = 0.1;
  private static final double[] RADII = {0.1, 0, 0.05, 0.1, 0.02, 0};
  private static final int[] LABELS = {0, 1, 2, 3, 4, 0};
  private static final long[] SHAPE = {LABELS.length, 3, 4, 5};
  private static final int PIXELS = 3 * 4 * 5;

  /** An attack that is worth its name raises the mean loss by more. */
  private static final double LEAST_GAIN = 0.01;

  private static final InputBounds BOUNDS = new InputBounds(0.25, 0.8);
  static final ComponentContext CONTEXT =
      ComponentContext.of(ClassFrequencies.of(50, 40, 30, 20, 10), 100);

  private final RandomSource random = RandomSource.ofSeed(7);

  /** Returns a new instance of the attack under test. */
  protected abstract Attack attack(ComponentContext context);

  /** Returns the norm of its balls, which the attack has to say itself. */
  protected Norm norm() {
    return attack().norm();
  }

  /**
   * Returns whether the attack raises the loss of the true classes where it can. All attacks do but
   * those that leave images natural, and those that draw noise, whose authors override this method.
   */
  protected boolean climbs() {
    return !attack().isIdentity();
  }

  @Test
  void saysItsNormAndWhatItCosts() {
    assertThat(attack().norm()).isEqualTo(norm());
    assertThat(attack().passes()).isNotNegative().isFinite();
    assertThat(attack().reach()).isGreaterThanOrEqualTo(1).isFinite();
  }

  @Test
  void leavesImagesNaturalIfItSaysSo() {
    assumeTrue(attack().isIdentity(), "the attack moves images");
    AttackRequest request = request(DataType.DOUBLE);

    assertThat(ArrayValues.of(perturbed(request)))
        .isEqualTo(ArrayValues.of(request.images().array()));
  }

  /**
   * The classifier lends its arrays until its next call; then they hold no numbers at first, and in
   * the second run the opposite of what they held: who still uses a gradient then goes astray.
   */
  @ParameterizedTest
  @EnumSource
  void raisesTheLossOfImagesThatAreClassifiedCorrectly(LentArrays.Afterwards afterwards) {
    assumeTrue(climbs(), "the attack does not climb");
    SmallPerceptron classifier = classifier(afterwards);
    Images images = Images.of(images(DataType.DOUBLE));
    int[] labels = classifier.logits(images).argMax(1).toIntVector();
    double radius =
        switch (norm()) {
          case LINF -> EPSILON;
          case L2 -> EPSILON * Math.sqrt(PIXELS);
          case L1 -> EPSILON * PIXELS;
        };
    AttackRequest request =
        AttackRequest.of(
                classifier, images, labels, PerturbationBudget.uniform(radius, labels.length))
            .withBounds(BOUNDS)
            .withRandom(random.at("attack"));

    Images adversarial = attack().perturb(request);

    assertThat(loss(request, adversarial))
        .as("cross-entropy of the true classes, %.6f on natural images", loss(request, images))
        .isGreaterThan(loss(request, images) + LEAST_GAIN);
  }

  private static double loss(AttackRequest request, Images images) {
    INDArray logits = request.classifier().logits(images);
    return Arrays.stream(request.objective().at(logits).losses()).average().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void keepsEveryExampleInItsBall(DataType type) {
    AttackRequest request = request(type);

    INDArray adversarial = perturbed(request);

    for (int i = 0; i < RADII.length; i++) {
      assertThat(distance(adversarial.slice(i), request.images().array().slice(i)))
          .as("distance of example %d from its natural image", i)
          .isLessThanOrEqualTo(attack().reach() * RADII[i] + rounding(type));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void keepsPixelsWithinTheBounds(DataType type) {
    INDArray adversarial = perturbed(request(type));

    // A value that is no number lies nowhere.
    assertThat(Arrays.stream(ArrayValues.of(adversarial)))
        .as("pixel values")
        .allMatch(
            value ->
                value >= BOUNDS.low() - rounding(type) && value <= BOUNDS.high() + rounding(type));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void returnsExamplesOfRadiusZeroAsTheyCame(DataType type) {
    AttackRequest request = request(type);

    INDArray adversarial = perturbed(request);

    for (int i = 0; i < RADII.length; i++) {
      if (RADII[i] == 0) {
        assertThat(ArrayValues.of(adversarial.slice(i)))
            .as("example %d", i)
            .isEqualTo(ArrayValues.of(request.images().array().slice(i)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void breaksNoRuleThatTheEngineChecks(DataType type) {
    AttackRequest request = request(type);
    AttackCall call = new AttackCall();

    call.begin(request);
    Images adversarial = attack().perturb(request);

    AttackRequest inReach = request.withBudget(request.budget().times(attack().reach()));
    assertThat(call.end(inReach, adversarial, norm())).isEmpty();
  }

  @Test
  void returnsACopyIfNoExampleMayMove() {
    AttackRequest request =
        request(images(DataType.FLOAT), LABELS, PerturbationBudget.uniform(0, LABELS.length));

    INDArray adversarial = perturbed(request);

    assertThat(ArrayValues.of(adversarial)).isEqualTo(ArrayValues.of(request.images().array()));
    assertThat(adversarial).isNotSameAs(request.images().array());
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void keepsTypeAndShape(DataType type) {
    INDArray adversarial = perturbed(request(type));

    assertThat(adversarial.dataType()).isEqualTo(type);
    assertThat(adversarial.shape()).isEqualTo(SHAPE);
  }

  @Test
  void leavesTheRequestAsItWas() {
    int[] labels = LABELS.clone();
    INDArray images = images(DataType.FLOAT);
    double[] before = ArrayValues.of(images);

    perturbed(request(images, labels, budget()));

    assertThat(ArrayValues.of(images)).as("images").isEqualTo(before);
    assertThat(labels).as("labels").isEqualTo(LABELS);
  }

  @Test
  void sharesNoMemoryWithTheRequest() {
    AttackRequest request = request(DataType.FLOAT);
    INDArray adversarial = perturbed(request);
    double[] before = ArrayValues.of(adversarial);

    request.images().array().assign(0.5);

    assertThat(ArrayValues.of(adversarial)).isEqualTo(before);
  }

  @Test
  void doesNotOverwriteAnEarlierResult() {
    Attack attack = attack();
    INDArray earlier = attack.perturb(request(DataType.FLOAT)).array();
    double[] before = ArrayValues.of(earlier);

    INDArray later = images(DataType.FLOAT).subi(0.01);
    attack.perturb(request(later, LABELS, budget()));

    assertThat(ArrayValues.of(earlier)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void answersTheSameRequestWithTheSameResult(DataType type) {
    Attack attack = attack();
    double[] first = ArrayValues.of(attack.perturb(request(type)).array());
    attack.perturb(single(type));

    assertThat(ArrayValues.of(attack.perturb(request(type)).array()))
        .as("same instance")
        .isEqualTo(first);
    assertThat(ArrayValues.of(perturbed(request(type)))).as("new instance").isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void attacksABatchOfOne(DataType type) {
    AttackRequest request = single(type);

    INDArray adversarial = perturbed(request);

    assertThat(adversarial.shape()).isEqualTo(request.images().shape());
    assertThat(distance(adversarial, request.images().array()))
        .isLessThanOrEqualTo(attack().reach() * RADII[0] + rounding(type));
  }

  private Attack attack() {
    return attack(CONTEXT);
  }

  private SmallPerceptron classifier(LentArrays.Afterwards afterwards) {
    return new SmallPerceptron(PIXELS, 16, CONTEXT.classes(), random.at("weights"), afterwards);
  }

  private INDArray perturbed(AttackRequest request) {
    return attack().perturb(request).array();
  }

  private INDArray images(DataType type) {
    return random.at("images").uniform(type, BOUNDS.low(), BOUNDS.high(), SHAPE);
  }

  private static PerturbationBudget budget() {
    return PerturbationBudget.ofRadii(EPSILON, RADII);
  }

  AttackRequest request(DataType type) {
    return request(images(type), LABELS, budget());
  }

  private AttackRequest single(DataType type) {
    INDArray image = images(type).slice(0).dup('c').reshape(1, SHAPE[1], SHAPE[2], SHAPE[3]);
    return request(image, Arrays.copyOf(LABELS, 1), PerturbationBudget.uniform(RADII[0], 1));
  }

  private AttackRequest request(INDArray images, int[] labels, PerturbationBudget budget) {
    SmallPerceptron classifier = classifier(LentArrays.Afterwards.NO_NUMBERS);
    return AttackRequest.of(classifier, Images.of(images), labels, budget)
        .withBounds(BOUNDS)
        .withRandom(random.at("attack"));
  }

  private double distance(INDArray adversarial, INDArray natural) {
    return Distances.between(norm(), adversarial, natural);
  }

  private static double rounding(DataType type) {
    return type == DataType.FLOAT ? 1e-6 : 1e-12;
  }
}
