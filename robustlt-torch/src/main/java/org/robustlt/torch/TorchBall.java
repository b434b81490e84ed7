package org.robustlt.torch;

import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.engine.Ball;

/**
 * Images within L∞ or L2 balls. What one needs all the time is on the device from the beginning.
 */
final class TorchBall implements Ball {
  private static final long[] OF_IMAGE = {1, 2, 3};

  private final Values values;
  private final TorchHome home;
  private final Norm norm;
  private final DataType type;
  private final PerturbationBudget budget;
  private final Values kept;
  private final Tensor natural;
  private final Tensor radii;
  private final Scalar low;
  private final Scalar high;
  private final Slot direction = new Slot();
  private final TorchImages images;
  private Tensor steps;
  private double stepSize = Double.NaN;

  TorchBall(Values values, TorchHome home, TorchImages natural, AttackRequest request, Norm norm) {
    this.values = values;
    this.home = home;
    this.norm = norm;
    this.type = natural.type();
    this.natural = natural.values();
    budget = request.budget();
    kept = values.beside();
    InputBounds bounds = request.bounds();
    low = kept.keep(new Scalar(bounds.low()));
    high = kept.keep(new Scalar(bounds.high()));
    radii = column(budget::radius);
    steps = radii;
    images = (TorchImages) natural.copy();
  }

  /** Returns {@code [batch, 1, 1, 1]} numbers on the device. */
  private Tensor column(IntToDoubleFunction number) {
    double[] numbers = new double[budget.examples()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number.applyAsDouble(i);
    }
    home.count((long) numbers.length * values.wide().bytes());
    Tensor[] column = new Tensor[1];
    Scoped.run(
        () ->
            column[0] =
                kept.keep(values.of(values.wide(), numbers).reshape(numbers.length, 1, 1, 1)));
    return column[0];
  }

  private Tensor steps(double size) {
    if (size != stepSize) {
      steps = column(i -> budget.scale(i) * size);
      stepSize = size;
    }
    return steps;
  }

  @Override
  public Images images() {
    return images;
  }

  @Override
  public void start(RandomStart start, RandomSource random) {
    Tensor here = images.values();
    here.copy_(natural);
    if (start == RandomStart.NONE) {
      return;
    }
    if (norm == Norm.LINF) {
      Tensor noise =
          device(random.uniform(type, -budget.epsilon(), budget.epsilon(), images.shape()));
      Scoped.run(
          () -> {
            if (start == RandomStart.BASE_EPSILON) {
              here.add_(noise).clamp_(bound(low), bound(high));
            } else {
              here.add_(noise.mul_(column(budget::scale)));
              project();
            }
          });
      noise.close();
    } else {
      RandomGenerator lengths = random.at("length").generator();
      boolean base = start == RandomStart.BASE_EPSILON;
      Tensor length =
          column(i -> lengths.nextDouble() * (base ? budget.epsilon() : budget.radius(i)));
      Tensor noise = device(random.at("direction").normal(type, 0, 1, images.shape()));
      Scoped.run(() -> here.add_(scaled(noise, length, true)).clamp_(bound(low), bound(high)));
      noise.close();
    }
  }

  private Tensor device(INDArray array) {
    return home.device(array, values);
  }

  private static ScalarOptional bound(Scalar value) {
    return new ScalarOptional(value);
  }

  @Override
  public void step(org.robustlt.core.engine.Tensor gradient, double size) {
    Tensor along = TorchTensor.of(gradient).values();
    Scoped.run(() -> move(along, size));
  }

  @Override
  public void step(org.robustlt.core.engine.Tensor gradient, double size, double momentum) {
    TorchTensor along = TorchTensor.of(gradient);
    Scoped.run(
        () -> {
          Tensor now = along.values();
          Tensor norms = now.abs().sum(OF_IMAGE, true, new ScalarTypeOptional());
          Tensor normalized = now.mul(where(norms, norms.reciprocal(), 0));
          direction.keep(
              direction.isEmpty()
                  ? normalized
                  : direction.values().mul(new Scalar(momentum)).add(normalized),
              along);
          move(direction.values(), size);
        });
  }

  @Override
  public void step(INDArray along, double size) {
    Tensor there = device(along);
    Scoped.run(() -> move(there, size));
    there.close();
  }

  private void move(Tensor along, double size) {
    Tensor here = images.values();
    Tensor lengths = steps(size);
    if (norm == Norm.LINF) {
      here.add_(along.sign().mul(lengths));
      project();
    } else {
      here.add_(scaled(along, lengths, true));
      here.copy_(scaled(here.sub(natural), radii, false).add_(natural));
      here.clamp_(bound(low), bound(high));
    }
  }

  private void project() {
    Tensor lower = natural.sub(radii).clamp_(bound(low), bound(high));
    Tensor upper = natural.add(radii).clamp_(bound(low), bound(high));
    images.values().clamp_(new TensorOptional(lower), new TensorOptional(upper));
  }

  /** Gives every image's change a length, or at most that length if it need not be stretched. */
  private static Tensor scaled(Tensor change, Tensor lengths, boolean stretch) {
    Tensor norms = change.square().sum(OF_IMAGE, true, new ScalarTypeOptional()).sqrt();
    Tensor factors = lengths.div(norms);
    Tensor longer = norms.gt(lengths);
    Tensor scaled =
        stretch ? longer.logical_or(norms.gt(new Scalar((double) Float.MIN_NORMAL))) : longer;
    return change.mul(torch.where(scaled, factors, torch.ones_like(factors)));
  }

  private static Tensor where(Tensor norms, Tensor factors, double otherwise) {
    return torch.where(
        norms.gt(new Scalar((double) Float.MIN_NORMAL)),
        factors,
        torch.full_like(factors, new Scalar(otherwise)));
  }

  @Override
  public void close() {
    images.close();
    direction.close();
    kept.close();
  }
}
