package org.robustlt.core.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;

/**
 * An ascent in the memory of a network's library: of the usual losses nothing comes to the host.
 */
final class KernelAscent implements Ascent {
  private final CompiledNetwork network;
  private final Ball ball;
  private final BatchNormMode mode;
  private Optional<CompiledPass> last = Optional.empty();
  private Optional<LogitLoss> climbed = Optional.empty();

  KernelAscent(CompiledNetwork network, Ball ball, BatchNormMode mode) {
    this.network = network;
    this.ball = ball;
    this.mode = mode;
  }

  @Override
  public void start(RandomStart start, RandomSource random) {
    ball.start(start, random);
  }

  @Override
  public void step(LogitLoss loss, double stepSize) {
    ball.step(gradient(loss), stepSize);
  }

  @Override
  public void step(LogitLoss loss, double stepSize, double momentum) {
    ball.step(gradient(loss), stepSize, momentum);
  }

  @Override
  public void step(INDArray direction, double stepSize) {
    ball.step(direction, stepSize);
  }

  private Tensor gradient(LogitLoss loss) {
    last.ifPresent(CompiledPass::close);
    CompiledPass pass = network.forward(ball.images(), mode);
    last = Optional.of(pass);
    climbed = Optional.of(loss);
    return pass.imagesGradient(loss);
  }

  @Override
  public Images images() {
    return ball.images();
  }

  @Override
  public double[] losses() {
    return climbed.orElseThrow(KernelAscent::noStep).at(logits()).losses();
  }

  @Override
  public INDArray logits() {
    return last.orElseThrow(KernelAscent::noStep).logits();
  }

  private static IllegalStateException noStep() {
    return new IllegalStateException("the ascent has taken no step along a gradient yet");
  }

  @Override
  public void close() {
    last.ifPresent(CompiledPass::close);
    last = Optional.empty();
    ball.close();
  }
}
