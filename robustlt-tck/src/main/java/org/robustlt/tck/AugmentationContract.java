package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.random.RandomSource;

/**
 * What every {@link Augmentation} has to keep: it writes every value of the new image, leaves the
 * old one as it was, and does the same for the same random numbers.
 */
public abstract class AugmentationContract {
  private static final int DRAWS = 20;

  /** Returns a new instance of the augmentation under test. */
  protected abstract Augmentation augmentation(ImageShape shape);

  @ParameterizedTest
  @MethodSource("shapes")
  void writesEveryValue(ImageShape shape) {
    for (int draw = 0; draw < DRAWS; draw++) {
      assertThat(augmented(augmentation(shape), shape, draw, 0))
          .as("values that were 0 or 255 before")
          .isEqualTo(augmented(augmentation(shape), shape, draw, 255));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void leavesTheImageAsItWas(ImageShape shape) {
    byte[] image = image(shape);
    for (int draw = 0; draw < DRAWS; draw++) {
      augmentation(shape).augment(image, shape, random(draw), new byte[shape.size()]);
    }

    assertThat(image).isEqualTo(image(shape));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void doesTheSameForTheSameRandomNumbers(ImageShape shape) {
    Augmentation augmentation = augmentation(shape);
    byte[] first = augmented(augmentation, shape, 1, 0);
    augmented(augmentation, shape, 2, 0);

    assertThat(augmented(augmentation, shape, 1, 0)).isEqualTo(first);
  }

  static Stream<ImageShape> shapes() {
    return Stream.of(
        new ImageShape(3, 32, 32), new ImageShape(1, 28, 28), new ImageShape(3, 9, 12));
  }

  private static byte[] augmented(
      Augmentation augmentation, ImageShape shape, int draw, int before) {
    byte[] result = new byte[shape.size()];
    Arrays.fill(result, (byte) before);
    augmentation.augment(image(shape), shape, random(draw), result);
    return result;
  }

  private static byte[] image(ImageShape shape) {
    byte[] image = new byte[shape.size()];
    RandomSource.ofSeed(8).generator().nextBytes(image);
    return image;
  }

  private static RandomGenerator random(int draw) {
    return RandomSource.ofSeed(9).at(draw).generator();
  }
}
