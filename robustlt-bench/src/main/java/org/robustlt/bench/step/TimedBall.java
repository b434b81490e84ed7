package org.robustlt.bench.step;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.Ball;
import org.robustlt.core.engine.Tensor;

/**
 * Images under attack whose steps are timed.
 *
 * @param ball what moves them
 * @param meter where times go
 */
record TimedBall(Ball ball, Meter meter) implements Ball {
  @Override
  public Images images() {
    return ball.images();
  }

  @Override
  public void start(RandomStart start, RandomSource random) {
    ball.start(start, random);
  }

  @Override
  public void step(Tensor gradient, double stepSize) {
    meter.run(() -> ball.step(gradient, stepSize));
  }

  @Override
  public void step(Tensor gradient, double stepSize, double momentum) {
    meter.run(() -> ball.step(gradient, stepSize, momentum));
  }

  @Override
  public void step(INDArray direction, double stepSize) {
    meter.run(() -> ball.step(direction, stepSize));
  }

  @Override
  public void close() {
    ball.close();
  }
}
