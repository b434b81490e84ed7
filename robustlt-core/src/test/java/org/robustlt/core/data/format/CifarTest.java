package org.robustlt.core.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.data.format.DataSetFixtures.at;
import static org.robustlt.core.data.format.DataSetFixtures.cifar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;

class CifarTest {
  private static final CifarOptions UNVERIFIED = new CifarOptions(false);

  @TempDir private Path directory;

  private Path writeCifar10() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("cifar-10-batches-bin"));
    for (int i = 1; i <= 5; i++) {
      Files.write(folder.resolve("data_batch_" + i + ".bin"), cifar(1, 10, 20));
    }
    Files.write(folder.resolve("test_batch.bin"), cifar(1, 10, 10));
    return folder;
  }

  private ImageDataSet open(CifarOptions options) {
    return new Cifar10(options).create(at(directory));
  }

  @Test
  void recordsOfAllFilesAreReadInOrder() throws IOException {
    writeCifar10();
    ImageDataSet set = open(UNVERIFIED);
    assertThat(set.training().size()).isEqualTo(100);
    assertThat(set.test().size()).isEqualTo(10);
    assertThat(set.training().label(47)).isEqualTo(7);
    byte[] image = new byte[3072];
    set.training().read(47, image, 0);
    assertThat(image).startsWith(7, 8, 9);
    assertThat(set.classNames().get(3)).isEqualTo("cat");
  }

  @Test
  void theFineLabelOfCifar100Counts() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("cifar-100-binary"));
    Files.write(folder.resolve("train.bin"), cifar(2, 100, 200));
    Files.write(folder.resolve("test.bin"), cifar(2, 100, 100));
    ImageDataSet set = new Cifar100(UNVERIFIED).create(at(directory));
    assertThat(set.classes()).isEqualTo(100);
    assertThat(set.training().label(163)).isEqualTo(63);
    assertThat(set.classNames().get(99)).isEqualTo("worm");
  }

  @Test
  void otherFilesThanTheOfficialOnesAreRefused() throws IOException {
    Path folder = writeCifar10();
    assertThatThrownBy(() -> open(new CifarOptions(true)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder.resolve("data_batch_1.bin")
                + ": truncated: it must have 30730000 bytes, got 61460");
  }

  @Test
  void officialSizeWithOtherContentIsRefused() throws IOException {
    Path folder = writeCifar10();
    for (int i = 1; i <= 5; i++) {
      Files.write(folder.resolve("data_batch_" + i + ".bin"), new byte[30_730_000]);
    }
    assertThatThrownBy(() -> open(new CifarOptions(true)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("not the official file: its SHA-256 must be cee91656");
  }

  @Test
  void partsOfRecordsAreRefused() throws IOException {
    Path file = writeCifar10().resolve("data_batch_3.bin");
    Files.write(file, Arrays.copyOf(cifar(1, 10, 20), 61_459));
    assertThatThrownBy(() -> open(UNVERIFIED))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": must be whole records of 3073 bytes, got 61459 bytes");
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> open(UNVERIFIED))
        .hasMessage(file + ": must be whole records of 3073 bytes, got 0 bytes");
  }

  @Test
  void labelsOutOfRangeAreRefused() throws IOException {
    Path file = writeCifar10().resolve("data_batch_2.bin");
    Files.write(file, cifar(1, 11, 20));
    assertThatThrownBy(() -> open(UNVERIFIED))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": labels must be 0..9, image 10 has label 10");
  }
}
