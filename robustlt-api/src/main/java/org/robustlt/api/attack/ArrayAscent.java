package org.robustlt.api.attack;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;

/** An ascent on arrays, which serves every classifier. */
final class ArrayAscent implements Ascent {
  private final Classifier classifier;
  private final ArrayBall ball;
  private final Images images;
  private Optional<Momentum> momentum = Optional.empty();
  private Optional<InputGradient> slope = Optional.empty();

  ArrayAscent(Classifier classifier, AttackRequest request, Norm norm) {
    this.classifier = classifier;
    INDArray natural = request.images().array();
    this.ball =
        switch (norm) {
          case LINF -> new LinfBall(natural, request.budget(), request.bounds());
          case L2 -> new L2Ball(natural, request.budget(), request.bounds());
          case L1 ->
              throw new IllegalArgumentException(
                  "an ascent is in L-infinity or L2; in L1 attack by apgd-ce, apgd-t, fab-t or square");
        };
    this.images = Images.of(ball.images());
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
  public void step(LogitLoss loss, double stepSize, double share) {
    Momentum kept = momentum.orElseGet(() -> new Momentum(ball.images()));
    momentum = Optional.of(kept);
    ball.step(kept.after(gradient(loss), share), stepSize);
  }

  @Override
  public void step(INDArray direction, double stepSize) {
    ball.step(direction, stepSize);
  }

  private INDArray gradient(LogitLoss loss) {
    InputGradient here = classifier.inputGradient(images, loss);
    slope = Optional.of(here);
    return here.gradient();
  }

  @Override
  public Images images() {
    return images;
  }

  @Override
  public double[] losses() {
    return slope().losses();
  }

  @Override
  public INDArray logits() {
    return slope().logits();
  }

  private InputGradient slope() {
    return slope.orElseThrow(
        () -> new IllegalStateException("the ascent has taken no step along a gradient yet"));
  }

  @Override
  public void close() {
    ball.close();
    momentum.ifPresent(Momentum::close);
  }
}
