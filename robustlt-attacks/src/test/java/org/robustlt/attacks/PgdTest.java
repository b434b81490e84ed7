package org.robustlt.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.tck.SmallPerceptron;

final class PgdTest {
  private static final double EPSILON = 0.1;
  private static final int[] LABELS = {0, 1, 2};

  private final RandomSource random = RandomSource.ofSeed(3);
  private final RecordingClassifier classifier =
      new RecordingClassifier(new SmallPerceptron(12, 8, 3, random.at("weights")));

  @Test
  void asksTheClassifierNothingIfNoExampleMayMove() {
    perturb(Norm.LINF, RandomStart.BASE_EPSILON, 2, 0, 0, 0);

    assertThat(classifier.gradients).isEmpty();
    assertThat(classifier.forwards).isEmpty();
  }

  @Test
  void scalesTheStepOfAnExampleByItsRadius() {
    AttackRequest request = request(0.1, 0.05, 0);

    INDArray moved =
        Pgd.of(options(Norm.LINF, 0.02, 1, RandomStart.NONE, 1), AttackRequest::objective)
            .perturb(request)
            .array()
            .sub(request.images().array());

    assertThat(largest(moved)).usingComparatorWithPrecision(1e-12).containsExactly(0.02, 0.01, 0);
  }

  @Test
  void startsWithinTheBaseBudgetWhateverTheRadius() {
    perturb(Norm.LINF, RandomStart.BASE_EPSILON, 1, 0.1, 0.01, 0);

    for (double size : largest(start())) {
      assertThat(size).isBetween(0.06, EPSILON);
    }
  }

  @Test
  void startsWithinTheRadiusOfTheClass() {
    perturb(Norm.LINF, RandomStart.CLASS_EPSILON, 1, 0.1, 0.01, 0);

    double[] sizes = largest(start());
    assertThat(sizes[0]).isBetween(0.06, 0.1);
    assertThat(sizes[1]).isBetween(0.006, 0.01);
    assertThat(sizes[2]).isZero();
  }

  @Test
  void startsAtTheNaturalImageWithoutARandomStart() {
    perturb(Norm.L2, RandomStart.NONE, 1, 0.1, 0.1, 0.1);

    assertThat(largest(start())).containsOnly(0);
  }

  @Test
  void raisesTheLossOfEveryExample() {
    for (Norm norm : List.of(Norm.LINF, Norm.L2)) {
      AttackRequest request = request(0.1, 0.1, 0.1);
      double[] natural = losses(request, request.images().array());

      double[] adversarial = losses(request, perturb(norm, RandomStart.NONE, 1, 0.1, 0.1, 0.1));

      for (int i = 0; i < natural.length; i++) {
        assertThat(adversarial[i]).as("%s, example %d", norm, i).isGreaterThan(natural[i]);
      }
    }
  }

  @Test
  void keepsTheWorstOfAllRestarts() {
    AttackRequest request = request(0.1, 0.1, 0.1);
    INDArray kept = perturb(Norm.LINF, RandomStart.CLASS_EPSILON, 4, 0.1, 0.1, 0.1);
    List<INDArray> ends = List.copyOf(classifier.forwards);
    double[] worst = losses(request, kept);

    assertThat(ends)
        .hasSize(4)
        .allSatisfy(
            end -> {
              double[] losses = losses(request, end);
              for (int i = 0; i < losses.length; i++) {
                assertThat(worst[i]).isGreaterThanOrEqualTo(losses[i]);
              }
            });
  }

  private INDArray perturb(Norm norm, RandomStart start, int restarts, double... radii) {
    return Pgd.of(options(norm, 0.03, 4, start, restarts), AttackRequest::objective)
        .perturb(request(radii))
        .array();
  }

  private static PgdOptions options(
      Norm norm, double stepSize, int steps, RandomStart start, int restarts) {
    return new PgdOptions(norm, Magnitude.of(stepSize), steps, start, restarts);
  }

  private AttackRequest request(double... radii) {
    return AttackRequest.of(
            classifier,
            Images.of(
                random.at("images").uniform(DataType.DOUBLE, 0.3, 0.7, LABELS.length, 3, 2, 2)),
            LABELS,
            PerturbationBudget.ofClasses(EPSILON, radii, LABELS))
        .withRandom(random.at("attack"));
  }

  private INDArray start() {
    return classifier.gradients.get(0).sub(request(0, 0, 0).images().array());
  }

  private static double[] largest(INDArray changes) {
    return changes.normmax(1, 2, 3).toDoubleVector();
  }

  private double[] losses(AttackRequest request, INDArray images) {
    return request.objective().at(classifier.logits(Images.of(images))).losses();
  }
}
