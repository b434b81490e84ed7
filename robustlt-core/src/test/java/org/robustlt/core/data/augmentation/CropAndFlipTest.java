package org.robustlt.core.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.random.RandomSource;

class CropAndFlipTest {
  private static final ImageShape SHAPE = new ImageShape(1, 3, 4);
  private static final byte[] IMAGE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

  @Test
  void shiftsFillWithBlack() {
    byte[] shifted = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    Geometry.shift(IMAGE, SHAPE, 1, -2, shifted);
    assertThat(shifted).containsExactly(0, 0, 5, 6, 0, 0, 9, 10, 0, 0, 0, 0);
    Geometry.shift(IMAGE, SHAPE, -1, 1, shifted);
    assertThat(shifted).containsExactly(0, 0, 0, 0, 2, 3, 4, 0, 6, 7, 8, 0);
    Geometry.shift(IMAGE, SHAPE, 0, 7, shifted);
    assertThat(shifted).containsOnly(0);
  }

  @Test
  void everyPlaceOfTheCropOccurs() {
    Augmentation crop = new RandomCrop(1).create(SHAPE);
    assertThat(results(crop)).hasSize(9);
  }

  @Test
  void flipsMirrorTheGivenShareOfTheImages() {
    byte[] flipped = {4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9};
    HorizontalFlip provider = new HorizontalFlip();
    assertThat(results(new HorizontalFlip(1).create(SHAPE)))
        .containsExactly(ByteBuffer.wrap(flipped));
    assertThat(results(new HorizontalFlip(0).create(SHAPE)))
        .containsExactly(ByteBuffer.wrap(IMAGE));
    assertThat(results(provider.create(SHAPE))).hasSize(2);
  }

  private static Set<ByteBuffer> results(Augmentation augmentation) {
    Set<ByteBuffer> results = new HashSet<>();
    RandomGenerator random = RandomSource.ofSeed(1).generator();
    for (int i = 0; i < 200; i++) {
      byte[] augmented = new byte[SHAPE.size()];
      augmentation.augment(IMAGE, SHAPE, random, augmented);
      results.add(ByteBuffer.wrap(augmented));
    }
    return results;
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(() -> new RandomCrop(-1)).hasMessage("padding must be at least 0, got -1");
    assertThatThrownBy(() -> new HorizontalFlip(1.5))
        .hasMessage("probability must be from 0 to 1, got 1.5");
  }
}
