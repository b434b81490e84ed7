package org.robustlt.core.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.data.format.DataSetFixtures.at;
import static org.robustlt.core.file.npy.NpyFixtures.npy;
import static org.robustlt.core.file.npy.NpyFixtures.writeNpz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;

class ImageNet64Test {
  private static final int SIZE = 3 * 64 * 64;

  @TempDir private Path directory;

  @BeforeEach
  void writeBatches() throws IOException {
    for (int batch = 1; batch <= 10; batch++) {
      write("train/train_data_batch_" + batch, 900, 1 + batch % 2, 3);
    }
    write("val_data", 2, 1, 1000);
  }

  private void write(String name, long... labels) throws IOException {
    byte[] pixels = new byte[labels.length * SIZE];
    for (int i = 0; i < labels.length; i++) {
      pixels[i * SIZE] = (byte) labels[i];
      pixels[(i + 1) * SIZE - 1] = (byte) i;
    }
    writeNpz(
        directory.resolve(name + ".npz"),
        Map.of(
            "data", npy("|u1", pixels, labels.length, SIZE),
            "labels", npy(labels),
            "mean", npy("<f8", new byte[8 * SIZE], SIZE)));
  }

  private ImageDataSet open(int classes) {
    return new ImageNet64(classes).create(at(directory));
  }

  @Test
  void theImagesOfTheFirstLabelsAreTakenInTheOrderOfTheFiles() {
    ImageDataSet set = open(2);
    assertThat(set.name()).isEqualTo("ImageNet-64 (2 classes)");
    assertThat(set.classNames()).containsExactly("1", "2");
    assertThat(set.shape()).isEqualTo(new ImageShape(3, 64, 64));
    assertThat(set.training().size()).isEqualTo(10);
    assertThat(set.test().size()).isEqualTo(2);
    byte[] image = new byte[SIZE];
    for (int i = 0; i < 10; i++) {
      assertThat(set.training().label(i)).isEqualTo((i + 1) % 2);
      set.training().read(i, image, 0);
      assertThat(image[0]).isEqualTo((byte) (set.training().label(i) + 1));
      assertThat(image[SIZE - 1]).isEqualTo((byte) 1);
    }
  }

  @Test
  void whatIsMissingOrDamagedIsNamed() throws IOException {
    assertFails(3, directory.resolve("val_data.npz") + ": every class must have at least 1 image");
    write("train/train_data_batch_4", 1, 1001);
    assertFails(2, "train_data_batch_4.npz: labels must be 1..1000, image 1 has label 1001");
    writeNpz(
        directory.resolve("train/train_data_batch_4.npz"),
        Map.of("data", npy("|u1", new byte[3 * 32 * 32], 1, 3 * 32 * 32), "labels", npy(1)));
    assertFails(2, "the array must hold images of 3x64x64 pixels of type uint8");
    Files.delete(directory.resolve("train/train_data_batch_4.npz"));
    assertFails(2, directory + ": has no train_data_batch_4.npz; ImageNet-64 needs a directory");
  }

  private void assertFails(int classes, String problem) {
    assertThatThrownBy(() -> open(classes))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(problem);
  }
}
