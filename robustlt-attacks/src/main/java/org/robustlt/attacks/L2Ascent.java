package org.robustlt.attacks;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.random.RandomSource;

/** Steps of a given Euclidean length along the gradient within balls around the natural images. */
final class L2Ascent implements Ascent {
  private INDArray natural = Nd4j.empty();
  private INDArray images = Nd4j.empty();
  private INDArray change = Nd4j.empty();
  private double[] radii = {};
  private double[] steps = {};
  private InputBounds bounds = InputBounds.UNIT;

  @Override
  public void begin(AttackRequest request, double stepSize) {
    natural = Buffers.like(request.images(), natural);
    images = Buffers.like(natural, images);
    change = Buffers.like(natural, change);
    natural.assign(request.images());
    radii = request.budget().radii();
    steps = new double[radii.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = request.budget().scale(i) * stepSize;
    }
    bounds = request.bounds();
  }

  @Override
  public void start(AttackRequest request, RandomStart start, RandomSource random) {
    images.assign(natural);
    if (start == RandomStart.NONE) {
      return;
    }
    double epsilon = request.budget().epsilon();
    RandomGenerator lengths = random.at("length").generator();
    double[] length = new double[radii.length];
    for (int i = 0; i < length.length; i++) {
      length[i] = lengths.nextDouble() * (start == RandomStart.BASE_EPSILON ? epsilon : radii[i]);
    }
    change.assign(random.at("direction").normal(natural.dataType(), 0, 1, natural.shape()));
    scale(change, length, true);
    images.addi(change);
    Buffers.clip(images, bounds);
  }

  @Override
  public void step(INDArray gradient) {
    change.assign(gradient);
    scale(change, steps, true);
    images.addi(change);

    change.assign(images).subi(natural);
    scale(change, radii, false);
    images.assign(natural).addi(change);
    Buffers.clip(images, bounds);
  }

  /** Gives every example's change a length, or at most that length if it need not be stretched. */
  private static void scale(INDArray change, double[] lengths, boolean stretch) {
    double[] norms = change.norm2(1, 2, 3).toDoubleVector();
    change.muli(
        Buffers.column(
            change,
            i ->
                norms[i] > lengths[i] || (stretch && norms[i] > Float.MIN_NORMAL)
                    ? lengths[i] / norms[i]
                    : 1));
  }

  @Override
  public INDArray images() {
    return images;
  }
}
