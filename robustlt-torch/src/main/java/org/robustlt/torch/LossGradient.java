package org.robustlt.torch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.LongArrayRef;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LossKind;

/** Gradients of the usual losses with respect to logits, where the logits are. */
final class LossGradient {
  private static final long[] OF_EXAMPLE = {1};

  private final Values values;
  private final TorchHome home;
  private final KeptOnDevice targets = new KeptOnDevice();
  private final KeptOnDevice shifts = new KeptOnDevice();
  private final KeptOnDevice natural = new KeptOnDevice();

  LossGradient(Values values, TorchHome home) {
    this.values = values;
    this.home = home;
  }

  /**
   * Computes the gradient of the sum over the batch times a factor; returns false for a kind that
   * is not known.
   */
  boolean compute(LossKind.Bound loss, double factor, TorchTensor logits, TorchTensor gradient) {
    return put(() -> of(loss, logits.rows()), factor, gradient);
  }

  /** Does so for a loss of two logits, with respect to one of them. */
  boolean compute(
      LossKind.Bound loss,
      double factor,
      TorchTensor adversarial,
      TorchTensor natural,
      boolean toNatural,
      TorchTensor gradient) {
    return loss.kind() instanceof LossKind.Trades trades
        && put(
            () -> {
              Tensor own = natural.rows().log_softmax(1, new ScalarTypeOptional());
              Tensor other = adversarial.rows().log_softmax(1, new ScalarTypeOptional());
              Scalar beta = new Scalar(trades.beta());
              return Optional.of(
                  toNatural
                      ? added(own.exp(), targets(loss), -1).add_(ofTarget(own, other).mul_(beta))
                      : other.exp().sub_(own.exp()).mul_(beta));
            },
            factor,
            gradient);
  }

  /** The gradient of the divergence with respect to the logits whose prediction is the target. */
  private static Tensor ofTarget(Tensor logTarget, Tensor logApproximation) {
    Tensor target = logTarget.exp();
    Tensor difference = logTarget.sub(logApproximation);
    Tensor divergence = target.mul(difference).sum(OF_EXAMPLE, true, new ScalarTypeOptional());
    return difference.sub_(divergence).mul_(target);
  }

  private static boolean put(Supplier<Optional<Tensor>> make, double factor, TorchTensor gradient) {
    boolean[] known = {false};
    Scoped.run(
        () ->
            make.get()
                .ifPresent(
                    rows -> {
                      Tensor scaled = factor == 1 ? rows : rows.mul_(new Scalar(factor));
                      gradient.set(TorchPlace.unrolled(scaled, gradient));
                      known[0] = true;
                    }));
    return known[0];
  }

  private Optional<Tensor> of(LossKind.Bound loss, Tensor rows) {
    if (loss.kind() instanceof LossKind.CrossEntropy crossEntropy) {
      return Optional.of(ofCrossEntropy(crossEntropy, targets(loss), rows));
    } else if (loss.kind() instanceof LossKind.BalancedSoftmax balanced) {
      return Optional.of(added(softmax(rows.add(shifts(balanced))), targets(loss), -1));
    } else if (loss.kind() instanceof LossKind.Margin margin) {
      return Optional.of(ofMargin(margin, targets(loss), rows));
    } else if (loss.kind() instanceof LossKind.KlToNatural) {
      return loss.natural().map(logits -> softmax(rows).sub_(shares(logits)));
    }
    return Optional.empty();
  }

  private static Tensor ofCrossEntropy(LossKind.CrossEntropy loss, Tensor targets, Tensor rows) {
    Tensor share = softmax(rows);
    double smoothed = loss.labelSmoothing();
    if (smoothed > 0) {
      share.sub_(new Scalar(smoothed / rows.size(1)));
    }
    return added(share, targets, -(1 - smoothed));
  }

  /** The gradient of the difference between the best wrong class and the true one, or of rest. */
  private static Tensor ofMargin(LossKind.Margin loss, Tensor targets, Tensor rows) {
    Tensor own = rows.gather(1, targets);
    Tensor others = rows.scatter(1, targets, new Scalar(Double.NEGATIVE_INFINITY));
    Tensor best = others.argmax(new LongOptional(1), true);
    Tensor climbs =
        rows.gather(1, best).sub(own).lt(new Scalar(loss.confidence())).to(rows.scalar_type());
    return torch.zeros_like(rows).scatter_(1, best, climbs).scatter_(1, targets, climbs.neg());
  }

  private static Tensor softmax(Tensor rows) {
    return rows.softmax(1, new ScalarTypeOptional());
  }

  /** Adds a number at the true classes. */
  private static Tensor added(Tensor shares, Tensor targets, double number) {
    Tensor numbers = torch.full_like(shares.gather(1, targets), new Scalar(number));
    return shares.scatter_add_(1, targets, numbers);
  }

  /** Returns {@code [batch, 1]} true classes on the device. */
  private Tensor targets(LossKind.Bound loss) {
    int[] classes = loss.labels();
    return targets.of(
        classes,
        () -> {
          long[] wide = Arrays.stream(classes).asLongStream().toArray();
          home.count((long) wide.length * Long.BYTES);
          Tensor host = torch.tensor(new LongArrayRef(new LongPointer(wide), wide.length));
          return values.index(host).reshape(wide.length, 1);
        });
  }

  private Tensor shifts(LossKind.BalancedSoftmax loss) {
    List<Double> ofClasses = loss.shifts();
    return shifts.of(
        ofClasses,
        () -> {
          home.count((long) ofClasses.size() * values.wide().bytes());
          double[] numbers = ofClasses.stream().mapToDouble(Double::doubleValue).toArray();
          return values.of(values.wide(), numbers);
        });
  }

  /** Returns the predicted probabilities of natural images on the device. */
  private Tensor shares(INDArray logits) {
    return natural.of(
        logits,
        () -> {
          Tensor there = home.device(logits, values);
          Tensor shares = softmax(there);
          there.close();
          return shares;
        });
  }

  void close() {
    targets.close();
    shifts.close();
    natural.close();
  }
}
