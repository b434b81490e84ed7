package org.robustlt.api.attack;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.random.RandomSource;

/** Steps of a given Euclidean length along the gradient within balls around the natural images. */
final class L2Ball implements ArrayBall {
  /** Squares of smaller values vanish in single precision. */
  private static final double SMALL = 1e-15;

  /** Those of larger ones are infinite. */
  private static final double LARGE = 1e15;

  private final INDArray natural;
  private final PerturbationBudget budget;
  private final InputBounds bounds;
  private final INDArray images;
  private final INDArray change;
  private final double[] radii;

  L2Ball(INDArray natural, PerturbationBudget budget, InputBounds bounds) {
    this.natural = natural;
    this.budget = budget;
    this.bounds = bounds;
    this.radii = budget.radii();
    images = ArrayBall.like(natural);
    change = ArrayBall.like(natural);
    images.assign(natural);
  }

  @Override
  public void start(RandomStart start, RandomSource random) {
    images.assign(natural);
    if (start == RandomStart.NONE) {
      return;
    }
    RandomGenerator lengths = random.at("length").generator();
    double[] length = new double[radii.length];
    for (int i = 0; i < length.length; i++) {
      length[i] =
          lengths.nextDouble() * (start == RandomStart.BASE_EPSILON ? budget.epsilon() : radii[i]);
    }
    change.assign(random.at("direction").normal(natural.dataType(), 0, 1, natural.shape()));
    scale(change, length, true);
    images.addi(change);
    ArrayBall.clip(images, bounds);
  }

  @Override
  public void step(INDArray gradient, double stepSize) {
    double[] steps = new double[radii.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = budget.scale(i) * stepSize;
    }
    change.assign(gradient);
    scale(change, steps, true);
    images.addi(change);

    change.assign(images).subi(natural);
    scale(change, radii, false);
    images.assign(natural).addi(change);
    ArrayBall.clip(images, bounds);
  }

  /** Gives every example's change a length, or at most that length if it need not be stretched. */
  private static void scale(INDArray change, double[] lengths, boolean stretch) {
    double[] norms = stretch ? normsOfAnySize(change) : change.norm2(1, 2, 3).toDoubleVector();
    change.muli(
        ArrayBall.column(
            change,
            i ->
                norms[i] > lengths[i] || (stretch && norms[i] > Float.MIN_NORMAL)
                    ? lengths[i] / norms[i]
                    : 1));
  }

  /**
   * Returns the lengths of directions. Where squares would leave the range of the type, as those of
   * logits of 1e30 do, directions are made shorter or longer first.
   */
  private static double[] normsOfAnySize(INDArray change) {
    double[] norms = change.norm2(1, 2, 3).toDoubleVector();
    if (Arrays.stream(norms).allMatch(norm -> norm > SMALL && norm < LARGE)) {
      return norms;
    }
    double[] largest = change.amax(1, 2, 3).toDoubleVector();
    change.divi(ArrayBall.column(change, i -> largest[i] > 0 ? largest[i] : 1));
    return change.norm2(1, 2, 3).toDoubleVector();
  }

  @Override
  public INDArray images() {
    return images;
  }

  @Override
  public void close() {
    List.of(images, change).forEach(INDArray::close);
  }
}
