package org.robustlt.core.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.data.format.DataSetFixtures.at;
import static org.robustlt.core.file.mat.MatFixtures.compressed;
import static org.robustlt.core.file.mat.MatFixtures.file;
import static org.robustlt.core.file.mat.MatFixtures.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.LabeledImages;

class SvhnTest {
  private static final int UINT8 = 2;
  private static final int DOUBLE = 9;
  private static final int SIZE = 3 * 32 * 32;

  @TempDir private Path directory;

  private ImageDataSet open() {
    return new Svhn(false).create(at(directory));
  }

  private void write(byte[] content) throws IOException {
    Files.write(directory.resolve("train_32x32.mat"), content);
    Files.write(directory.resolve("test_32x32.mat"), content);
  }

  private static byte[] labels(int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return bytes;
  }

  private static byte[] byScipy() throws IOException {
    try (InputStream stream = SvhnTest.class.getResourceAsStream("svhn-by-scipy.mat")) {
      return stream.readAllBytes();
    }
  }

  /**
   * {@code X[row, column, channel, n] = 7 row + 3 column + 50 channel + 11 n, y[n] = n % 10 + 1}.
   */
  @Test
  void aFileThatSciPyWroteIsRead() throws IOException {
    write(byScipy());
    LabeledImages images = open().training();
    assertThat(images.size()).isEqualTo(11);
    byte[] image = new byte[SIZE];
    for (int n = 0; n < images.size(); n++) {
      assertThat(images.label(n)).isEqualTo((n % 10 + 1) % 10);
      images.read(n, image, 0);
      for (int i = 0; i < SIZE; i++) {
        int expected = 7 * (i / 32 % 32) + 3 * (i % 32) + 50 * (i / 1024) + 11 * n;
        assertThat(image[i]).isEqualTo((byte) expected);
      }
    }
  }

  @Test
  void uncompressedArraysAndRealLabelsAreReadToo() throws IOException {
    byte[] ones = new byte[80];
    for (int i = 0; i < 10; i++) {
      long bits = Double.doubleToLongBits(i + 1);
      for (int b = 0; b < 8; b++) {
        ones[i * 8 + b] = (byte) (bits >>> (8 * b));
      }
    }
    write(
        file(
            matrix("X", UINT8, new byte[10 * SIZE], 32, 32, 3, 10),
            matrix("y", DOUBLE, ones, 10, 1)));
    assertThat(open().test().label(9)).isZero();
  }

  @Test
  void aFileIsRefusedWhereverItEnds() throws IOException {
    byte[] whole = byScipy();
    for (int length = 0; length < whole.length; length += 7) {
      write(Arrays.copyOf(whole, length));
      assertThatThrownBy(this::open)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(directory.resolve("train_32x32.mat") + ": ");
    }
  }

  @Test
  void aFlippedByteIsHarmlessOrRefused() throws IOException {
    byte[] whole = byScipy();
    for (int at = 0; at < whole.length; at += 3) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0x41;
      write(damaged);
      assertThatCode(
              () -> {
                try {
                  open();
                } catch (DataException e) {
                  assertThat(e).hasMessageContaining("32x32.mat: ");
                }
              })
          .doesNotThrowAnyException();
    }
  }

  @Test
  void whatIsNoFileOfSvhnIsNamed() throws IOException {
    check(new byte[200], "it is no MAT-file of level 5 (save with -v7), it begins with \"????");
    byte[] y = matrix("y", UINT8, labels(1, 2, 3, 4, 5, 6, 7, 8, 9, 11), 10, 1);
    check(file(y), "labels must be 1..10, image 9 has label 11");
    y = matrix("y", UINT8, labels(1, 2, 3), 3, 1);
    check(file(y), "it has no array of numbers X");
    byte[] x = compressed(matrix("X", UINT8, new byte[2 * SIZE], 32, 32, 3, 2));
    check(
        file(y, x),
        "X must have the sides [32, 32, 3, 3] of type UINT8 for 3 labels, got [32, 32, 3, 2]");
    x = matrix("X", UINT8, new byte[3 * SIZE], 32, 32, 3, 3);
    check(file(y, x), "every class must have at least 1 image, class 0 has none");
    x = matrix("X", UINT8, new byte[5], 32, 32, 3, 3);
    check(file(y, x), "it has an array [32, 32, 3, 3] that needs 9216 bytes, got 5");
    check(file(matrix("y", 99, new byte[8], 8, 1)), "it stores numbers as the unknown type 99");
  }

  private void check(byte[] content, String problem) throws IOException {
    write(content);
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(directory.resolve("train_32x32.mat") + ": ")
        .hasMessageContaining(problem);
  }

  @Test
  void otherFilesThanTheOfficialOnesAreRefused() throws IOException {
    write(byScipy());
    Svhn provider = new Svhn();
    assertThatThrownBy(() -> provider.create(at(directory)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(
            "not the official train_32x32.mat: its MD5 must be e26dedcc434d2e4c54c9b2d4a06d8373");
  }
}
