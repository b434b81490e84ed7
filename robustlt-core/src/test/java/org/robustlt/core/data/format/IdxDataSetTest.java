package org.robustlt.core.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.data.format.DataSetFixtures.at;
import static org.robustlt.core.data.format.DataSetFixtures.idx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;

class IdxDataSetTest {
  private static final FashionMnist PROVIDER = new FashionMnist();

  @TempDir private Path directory;

  @BeforeEach
  void writeSet() throws IOException {
    DataSetFixtures.writeIdxSet(directory);
  }

  private ImageDataSet open() {
    return PROVIDER.create(at(directory));
  }

  private void assertFails(String... parts) {
    ThrowingCallable opening = this::open;
    assertThatThrownBy(opening).isInstanceOf(DataException.class).message().contains(parts);
  }

  @Test
  void imagesAndLabelsAreReadFromPlainAndPackedFiles() {
    ImageDataSet set = open();
    assertThat(set.shape()).isEqualTo(new ImageShape(1, 2, 3));
    assertThat(set.classes()).isEqualTo(10);
    assertThat(set.training().size()).isEqualTo(20);
    assertThat(set.test().size()).isEqualTo(10);
    assertThat(set.training().label(13)).isEqualTo(3);
    assertThat(set.test().label(9)).isEqualTo(9);
    byte[] target = new byte[8];
    set.training().read(11, target, 1);
    assertThat(target).containsExactly(0, 110, 111, 112, 113, 114, 115, 0);
  }

  @Test
  void filesMayLieInAFolderOfTheDataSetsName() throws IOException {
    Path parent = Files.createDirectory(directory.resolve("parent"));
    DataSetFixtures.writeIdxSet(parent.resolve("fashion-mnist"));
    assertThat(PROVIDER.create(at(parent)).training().size()).isEqualTo(20);
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    Files.delete(directory.resolve("t10k-labels-idx1-ubyte.gz"));
    assertFails(
        directory + ": Fashion-MNIST is incomplete, missing: t10k-labels-idx1-ubyte",
        "dataset-fashion-mnist");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Files.createFile(empty.resolve("notes.txt"));
    assertThatThrownBy(() -> PROVIDER.create(at(empty)))
        .isInstanceOf(DataException.class)
        .message()
        .contains(
            "no Fashion-MNIST here: expected the files train-images-idx3-ubyte,",
            "there or in its folder fashion-mnist or FashionMNIST/raw",
            "The directory holds notes.txt");
  }

  @Test
  void missingDirectoriesAreNamed() {
    Path nowhere = directory.resolve("nowhere");
    assertThatThrownBy(() -> PROVIDER.create(at(nowhere)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(nowhere + ": no such directory; Fashion-MNIST needs one with");
    assertThatThrownBy(() -> PROVIDER.create(DataSetProvider.Location.of(Optional.empty())))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Fashion-MNIST needs a directory: give --data DIR with the files");
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    Path images = directory.resolve("train-images-idx3-ubyte");
    byte[] content = Files.readAllBytes(images);
    Files.write(images, Arrays.copyOf(content, content.length - 1));
    assertFails(images + ": truncated: its sides [20, 2, 3] need 120 bytes, got 119");
    Files.write(images, Arrays.copyOf(content, 9));
    assertFails(images + ": truncated");
    Files.write(images, Arrays.copyOf(content, content.length + 1));
    assertFails(images + ": longer than the 120 bytes of its sides [20, 2, 3]");
    Files.write(images, idx(new byte[20], 20));
    assertFails(images + ": not an IDX file of bytes with 3 sides: it must begin with 00000803");
    Files.write(images, idx(new byte[0], 20, -2, 3));
    assertFails(images + ": sides must be positive and give at most 2 GiB, side 1 is -2");
    Files.write(images, idx(new byte[0], 1 << 20, 1 << 20, 3));
    assertFails(images + ": sides must be positive and give at most 2 GiB");
  }

  @Test
  void damagedPackingIsNamed() throws IOException {
    Path labels = directory.resolve("t10k-labels-idx1-ubyte.gz");
    byte[] content = Files.readAllBytes(labels);
    Files.write(labels, Arrays.copyOf(content, content.length / 2));
    assertFails(labels + ": truncated");
    Files.write(labels, new byte[] {1, 2, 3});
    assertFails(labels.toString());
  }

  @Test
  void labelsMustFit() throws IOException {
    Path labels = directory.resolve("train-labels-idx1-ubyte");
    byte[] values = new byte[20];
    values[7] = 10;
    Files.write(labels, idx(values, 20));
    assertFails(labels + ": labels must be 0..9, image 7 has label 10");
    Files.write(labels, idx(new byte[20], 20));
    assertFails(labels + ": every class must have at least 1 image, class 1 has none");
    Files.write(labels, idx(new byte[19], 19));
    assertFails(labels + ": 19 labels, but", "has 20 images");
  }
}
