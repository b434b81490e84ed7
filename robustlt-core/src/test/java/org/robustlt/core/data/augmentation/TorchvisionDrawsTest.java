package org.robustlt.core.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.ImageShape;
import org.robustlt.tck.golden.NpyArray;
import org.robustlt.tck.golden.Npz;

/** On the draws that torchvision made, augmentations make what it made ({@code torch_draws.py}). */
class TorchvisionDrawsTest {
  private static final ImageShape SHAPE = new ImageShape(3, 12, 10);

  private final Npz arrays = arrays();

  private static Npz arrays() {
    try (InputStream in =
        Objects.requireNonNull(TorchvisionDrawsTest.class.getResourceAsStream("draws.npz"))) {
      return Npz.read(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Replays numbers in the order in which an augmentation asks for them. */
  private static final class Replay implements RandomGenerator {
    private final Deque<Double> draws = new ArrayDeque<>();

    Replay(double... draws) {
      Arrays.stream(draws).forEach(this.draws::add);
    }

    @Override
    public int nextInt(int bound) {
      double value = draws.remove();
      assertThat(value).isBetween(0.0, bound - 1.0);
      return (int) value;
    }

    @Override
    public double nextDouble() {
      return draws.remove();
    }

    @Override
    public boolean nextBoolean() {
      return draws.remove() != 0;
    }

    @Override
    public long nextLong() {
      throw new UnsupportedOperationException("torchvision drew no such number");
    }
  }

  @FunctionalInterface
  private interface Order {
    /** Returns the numbers of torchvision in the order in which ours are asked for. */
    double[] of(double[] draws);
  }

  private void check(String name, Augmentation augmentation, Order order) {
    byte[][] images = images("images");
    byte[][] expected = images(name + "/results");
    NpyArray draws = arrays.get(name + "/draws");
    int width = (int) draws.shape()[1];
    for (int i = 0; i < images.length; i++) {
      Replay replay =
          new Replay(order.of(Arrays.copyOfRange(draws.doubles(), i * width, (i + 1) * width)));
      byte[] augmented = new byte[SHAPE.size()];
      augmentation.augment(images[i], SHAPE, replay, augmented);
      assertThat(augmented).as(name + " of image " + i).isEqualTo(expected[i]);
      assertThat(replay.draws).isEmpty();
    }
  }

  /** Images come with interleaved channels and leave in planes. */
  private byte[][] images(String key) {
    int[] values = arrays.get(key).ints();
    int count = (int) arrays.get(key).shape()[0];
    int plane = SHAPE.height() * SHAPE.width();
    byte[][] images = new byte[count][SHAPE.size()];
    for (int i = 0; i < values.length; i++) {
      int within = i % SHAPE.size();
      images[i / SHAPE.size()][within % 3 * plane + within / 3] = (byte) values[i];
    }
    return images;
  }

  @ParameterizedTest
  @EnumSource
  void autoAugmentDrawsAPairThenTheChanceAndTheSignOfEitherOperation(AutoAugmentPolicy policy) {
    check(
        "auto-augment/" + policy,
        new AutoAugment(policy).create(SHAPE),
        // torchvision: the pair, both chances, both signs, 0 for negative
        d -> new double[] {d[0], d[1], 1 - d[3], d[2], 1 - d[4]});
  }

  @Test
  void randAugmentDrawsAnOperationAndItsSignEachTime() {
    check("rand-augment", new RandAugment(3, 8, 31).create(SHAPE), d -> d);
  }

  @Test
  void cropsAndFlipsDrawAsTorchvisionDoes() {
    check("random-crop", new RandomCrop(3).create(SHAPE), d -> d);
    check("horizontal-flip", new HorizontalFlip(0.5).create(SHAPE), d -> d);
  }
}
