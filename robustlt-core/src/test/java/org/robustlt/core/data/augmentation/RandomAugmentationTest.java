package org.robustlt.core.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.random.RandomSource;

/** What every augmentation keeps, and what single ones do at random. */
class RandomAugmentationTest {
  private static final ImageShape SHAPE = new ImageShape(3, 16, 20);
  private static final byte[] IMAGE = new byte[SHAPE.size()];

  static {
    for (int i = 0; i < IMAGE.length; i++) {
      IMAGE[i] = (byte) (1 + i * 37 % 255);
    }
  }

  static Stream<Augmentation> augmentations() {
    return Stream.<AugmentationProvider>of(
            new AutoAugment(),
            new Cutout(),
            new HorizontalFlip(),
            new RandAugment(),
            new RandomCrop(),
            new Rotation())
        .map((AugmentationProvider provider) -> provider.create(SHAPE));
  }

  private static byte[] apply(Augmentation augmentation, byte[] image, int seed) {
    byte[] augmented = new byte[image.length];
    Arrays.fill(augmented, (byte) seed);
    augmentation.augment(image, SHAPE, RandomSource.ofSeed(seed).generator(), augmented);
    return augmented;
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void theImageStaysAndTheSameDrawsGiveTheSameResult(Augmentation augmentation) {
    byte[] image = IMAGE.clone();
    List<byte[]> results = new ArrayList<>();
    for (int seed = 0; seed < 60; seed++) {
      byte[] augmented = apply(augmentation, image, seed);
      assertThat(image).isEqualTo(IMAGE);
      assertThat(apply(augmentation, image, seed)).isEqualTo(augmented);
      results.add(augmented);
    }
    assertThat(results.stream().filter(result -> !Arrays.equals(result, IMAGE)).count())
        .isGreaterThan(15);
  }

  @Test
  void cutoutBlackensASquareThatMayLeaveTheImage() {
    Augmentation cutout = new Cutout(6).create(SHAPE);
    int[] blackened =
        IntStream.range(0, 200)
            .map(
                seed -> {
                  byte[] result = apply(cutout, IMAGE, seed);
                  return (int)
                      IntStream.range(0, result.length).filter(i -> result[i] == 0).count();
                })
            .toArray();
    assertThat(Arrays.stream(blackened).max()).hasValue(3 * 6 * 6);
    assertThat(Arrays.stream(blackened).min().orElseThrow()).isBetween(3 * 3 * 3, 3 * 6 * 4);
  }

  @Test
  void rotationsTurnBothWays() {
    byte[] dot = new byte[SHAPE.size()];
    dot[2 * 20 + 10] = 100;
    dot[2 * 20 + 9] = 100;
    Augmentation rotation = new Rotation(40).create(SHAPE);
    long left = 0;
    for (int seed = 0; seed < 40; seed++) {
      byte[] turned = apply(rotation, dot, seed);
      double column =
          IntStream.range(0, 320).filter(i -> turned[i] != 0).map(i -> i % 20).average().orElse(10);
      left += column < 9.5 ? 1 : 0;
    }
    assertThat(left).isBetween(10L, 30L);
  }

  @Test
  void randAugmentAppliesAnyNumberOfOperations() {
    for (int operations = 0; operations <= 4; operations++) {
      Augmentation augmentation = new RandAugment(operations, 20, 31).create(SHAPE);
      byte[] image = IMAGE.clone();
      byte[] augmented = apply(augmentation, image, 3);
      assertThat(image).isEqualTo(IMAGE);
      assertThat(Arrays.equals(augmented, IMAGE)).isEqualTo(operations == 0);
    }
  }

  @Test
  void operationsOnGreyImagesLeaveColourAlone() {
    ImageShape grey = new ImageShape(1, 16, 20);
    byte[] image = Arrays.copyOf(IMAGE, grey.size());
    byte[] changed = new byte[grey.size()];
    Operation.COLOR.apply(image, grey, 0.9, changed);
    assertThat(changed).isEqualTo(image);
    for (Operation operation : Operation.values()) {
      operation.apply(image, grey, operation.magnitude(5, 10, grey), changed);
    }
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(() -> new Rotation(181)).hasMessage("degrees must be 0..180, got 181.0");
    assertThatThrownBy(() -> new Cutout(0)).hasMessage("length must be at least 1, got 0");
    assertThatThrownBy(() -> new RandAugment(-1, 8, 31))
        .hasMessage("operations must be at least 0, got -1");
    assertThatThrownBy(() -> new RandAugment(2, 31, 31))
        .hasMessage("magnitude must be 0..30, got 31");
    assertThatThrownBy(() -> new RandAugment(2, 0, 1)).hasMessage("bins must be at least 2, got 1");
  }
}
