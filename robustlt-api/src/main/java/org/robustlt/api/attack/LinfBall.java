package org.robustlt.api.attack;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.random.RandomSource;

/**
 * Steps along the sign of the gradient within boxes around the natural images (Madry et al.,
 * <i>Towards Deep Learning Models Resistant to Adversarial Attacks</i>, ICLR 2018).
 */
final class LinfBall implements ArrayBall {
  private final INDArray natural;
  private final PerturbationBudget budget;
  private final InputBounds bounds;
  private final INDArray images;
  private final INDArray lower;
  private final INDArray upper;
  private final INDArray steps;
  private final INDArray direction;
  private final List<Call> move;
  private final List<Call> projection;
  private double stepSize = Double.NaN;
  private boolean moved;

  LinfBall(INDArray natural, PerturbationBudget budget, InputBounds bounds) {
    this.natural = natural;
    this.budget = budget;
    this.bounds = bounds;
    images = ArrayBall.like(natural);
    lower = ArrayBall.like(natural);
    upper = ArrayBall.like(natural);
    steps = ArrayBall.like(natural);
    direction = ArrayBall.like(natural);
    move =
        List.of(
            new Call("multiply", direction, steps, direction),
            new Call("add", images, direction, images));
    projection =
        List.of(
            new Call("maximum", images, lower, images), new Call("minimum", images, upper, images));

    images.assign(natural);
    INDArray radii = ArrayBall.column(natural, budget::radius);
    lower.assign(natural).subi(radii);
    upper.assign(natural).addi(radii);
    ArrayBall.clip(lower, bounds);
    ArrayBall.clip(upper, bounds);
  }

  @Override
  public void start(RandomStart start, RandomSource random) {
    if (moved) {
      images.assign(natural);
      moved = false;
    }
    if (start == RandomStart.NONE) {
      return;
    }
    moved = true;
    double epsilon = budget.epsilon();
    try (INDArray noise = random.uniform(natural.dataType(), -epsilon, epsilon, natural.shape())) {
      if (start == RandomStart.BASE_EPSILON) {
        images.addi(noise);
        ArrayBall.clip(images, bounds);
      } else {
        images.addi(noise.muli(ArrayBall.column(natural, budget::scale)));
        project();
      }
    }
  }

  @Override
  public void step(INDArray gradient, double size) {
    if (size != stepSize) {
      steps.assign(0).addi(ArrayBall.column(natural, i -> budget.scale(i) * size));
      stepSize = size;
    }
    moved = true;
    Nd4j.exec(new Sign(gradient, direction));
    move.forEach(Call::run);
    project();
  }

  private void project() {
    projection.forEach(Call::run);
  }

  @Override
  public INDArray images() {
    return images;
  }

  @Override
  public void close() {
    List.of(images, lower, upper, steps, direction).forEach(INDArray::close);
  }
}
