package org.robustlt.bench.step;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.Ball;
import org.robustlt.core.engine.Tensor;

/**
 * Images that do not move. The host draws the start all the same, as for any device.
 *
 * @param home where the images are
 * @param images the images
 * @param budget their radii
 */
record NullBall(NullHome home, Images images, PerturbationBudget budget) implements Ball {
  @Override
  public void start(RandomStart start, RandomSource random) {
    if (start != RandomStart.NONE) {
      double epsilon = budget.epsilon();
      try (INDArray noise = random.uniform(images.type(), -epsilon, epsilon, images.shape())) {
        home.written(noise);
      }
    }
  }

  @Override
  public void step(Tensor gradient, double stepSize) {}

  @Override
  public void step(Tensor gradient, double stepSize, double momentum) {}

  @Override
  public void step(INDArray direction, double stepSize) {
    home.written(direction);
  }

  @Override
  public void close() {}
}
