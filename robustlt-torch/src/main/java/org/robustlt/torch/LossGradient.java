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
  private final Values values;
  private final TorchHome home;
  private Optional<Object> of = Optional.empty();
  private Optional<Tensor> onDevice = Optional.empty();

  LossGradient(Values values, TorchHome home) {
    this.values = values;
    this.home = home;
  }

  /**
   * Computes the gradient of the sum over the batch; returns false for a kind that is not known.
   */
  boolean compute(LossKind.Bound loss, TorchTensor logits, TorchTensor gradient) {
    if (loss.kind() instanceof LossKind.CrossEntropy crossEntropy) {
      Scoped.run(() -> ofCrossEntropy(crossEntropy, targets(loss), logits, gradient));
      return true;
    } else if (loss.kind() instanceof LossKind.BalancedSoftmax balanced) {
      Scoped.run(() -> ofBalancedSoftmax(balanced, targets(loss), logits, gradient));
      return true;
    } else if (loss.kind() instanceof LossKind.Margin margin) {
      Scoped.run(() -> ofMargin(margin, targets(loss), logits, gradient));
      return true;
    } else if (loss.kind() instanceof LossKind.KlToNatural && loss.natural().isPresent()) {
      Scoped.run(() -> ofKlToNatural(loss.natural().get(), logits, gradient));
      return true;
    }
    return false;
  }

  private static void ofCrossEntropy(
      LossKind.CrossEntropy loss, Tensor targets, TorchTensor logits, TorchTensor gradient) {
    Tensor rows = logits.rows();
    Tensor share = softmax(rows);
    double smoothed = loss.labelSmoothing();
    if (smoothed > 0) {
      share.sub_(new Scalar(smoothed / rows.size(1)));
    }
    put(share, targets, -(1 - smoothed), gradient);
  }

  private void ofBalancedSoftmax(
      LossKind.BalancedSoftmax loss, Tensor targets, TorchTensor logits, TorchTensor gradient) {
    List<Double> shifts = loss.shifts();
    double[] numbers = shifts.stream().mapToDouble(Double::doubleValue).toArray();
    Tensor shifted = logits.rows().add(values.of(values.wide(), numbers));
    put(softmax(shifted), targets, -1, gradient);
  }

  /** The gradient of the difference between the best wrong class and the true one, or of rest. */
  private static void ofMargin(
      LossKind.Margin loss, Tensor targets, TorchTensor logits, TorchTensor gradient) {
    Tensor rows = logits.rows();
    Tensor own = rows.gather(1, targets);
    Tensor others = rows.scatter(1, targets, new Scalar(Double.NEGATIVE_INFINITY));
    Tensor best = others.argmax(new LongOptional(1), true);
    Tensor climbs =
        rows.gather(1, best).sub(own).lt(new Scalar(loss.confidence())).to(rows.scalar_type());
    Tensor result =
        torch.zeros_like(rows).scatter_(1, best, climbs).scatter_(1, targets, climbs.neg());
    gradient.set(TorchPlace.unrolled(result, gradient));
  }

  private void ofKlToNatural(INDArray natural, TorchTensor logits, TorchTensor gradient) {
    Tensor target = kept(natural, () -> shares(natural));
    Tensor difference = softmax(logits.rows()).sub_(target);
    gradient.set(TorchPlace.unrolled(difference, gradient));
  }

  private Tensor shares(INDArray natural) {
    Tensor there = home.device(natural, values);
    Tensor shares = softmax(there);
    there.close();
    return shares;
  }

  private static Tensor softmax(Tensor rows) {
    return rows.softmax(1, new ScalarTypeOptional());
  }

  /** Adds a number at the true classes. */
  private static void put(Tensor share, Tensor targets, double number, TorchTensor gradient) {
    Tensor added = torch.full_like(share.gather(1, targets), new Scalar(number));
    gradient.set(TorchPlace.unrolled(share.scatter_add_(1, targets, added), gradient));
  }

  /** Returns {@code [batch, 1]} true classes on the device. */
  private Tensor targets(LossKind.Bound loss) {
    int[] classes = loss.labels();
    return kept(
        classes,
        () -> {
          long[] wide = Arrays.stream(classes).asLongStream().toArray();
          home.count((long) wide.length * Long.BYTES);
          Tensor host = torch.tensor(new LongArrayRef(new LongPointer(wide), wide.length));
          return values.index(host).reshape(wide.length, 1);
        });
  }

  /** Returns what was made of the arrays of a batch; it stays on the device for further steps. */
  private Tensor kept(Object arrays, Supplier<Tensor> make) {
    if (of.isEmpty() || of.get() != arrays) {
      Tensor made = make.get();
      made.retainReference();
      close();
      onDevice = Optional.of(made);
      of = Optional.of(arrays);
    }
    return onDevice.orElseThrow();
  }

  void close() {
    onDevice.ifPresent(Tensor::close);
    onDevice = Optional.empty();
    of = Optional.empty();
  }
}
