package org.robustlt.attacks;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.random.RandomSource;

/**
 * Steps along the sign of the gradient within boxes around the natural images (Madry et al.,
 * <i>Towards Deep Learning Models Resistant to Adversarial Attacks</i>, ICLR 2018).
 */
final class LinfAscent implements Ascent {
  private INDArray images = Nd4j.empty();
  private INDArray lower = Nd4j.empty();
  private INDArray upper = Nd4j.empty();
  private INDArray steps = Nd4j.empty();
  private INDArray direction = Nd4j.empty();
  private List<Call> move = List.of();
  private List<Call> projection = List.of();

  @Override
  public void begin(AttackRequest request, double stepSize) {
    INDArray natural = request.images();
    INDArray kept = images;
    images = Buffers.like(natural, images);
    lower = Buffers.like(natural, lower);
    upper = Buffers.like(natural, upper);
    steps = Buffers.like(natural, steps);
    direction = Buffers.like(natural, direction);
    if (images != kept) {
      move =
          List.of(
              new Call("multiply", direction, steps, direction),
              new Call("add", images, direction, images));
      projection =
          List.of(
              new Call("maximum", images, lower, images),
              new Call("minimum", images, upper, images));
    }

    INDArray radii = Buffers.column(natural, request.budget()::radius);
    lower.assign(natural).subi(radii);
    upper.assign(natural).addi(radii);
    Buffers.clip(lower, request.bounds());
    Buffers.clip(upper, request.bounds());
    steps.assign(0).addi(Buffers.column(natural, i -> request.budget().scale(i) * stepSize));
  }

  @Override
  public void start(AttackRequest request, RandomStart start, RandomSource random) {
    INDArray natural = request.images();
    images.assign(natural);
    if (start == RandomStart.NONE) {
      return;
    }
    double epsilon = request.budget().epsilon();
    try (INDArray noise = random.uniform(natural.dataType(), -epsilon, epsilon, natural.shape())) {
      if (start == RandomStart.BASE_EPSILON) {
        images.addi(noise);
        Buffers.clip(images, request.bounds());
      } else {
        images.addi(noise.muli(Buffers.column(natural, request.budget()::scale)));
        project();
      }
    }
  }

  @Override
  public void step(INDArray gradient) {
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
}
