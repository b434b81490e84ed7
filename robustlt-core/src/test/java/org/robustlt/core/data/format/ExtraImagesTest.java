package org.robustlt.core.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.file.npy.NpyFixtures.npy;
import static org.robustlt.core.file.npy.NpyFixtures.writeNpz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

class ExtraImagesTest {
  private static final byte[] PIXELS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

  @TempDir private Path directory;

  @Test
  void areReadAsTheyArePublished() throws IOException {
    LabeledImages read = read(npy("|u1", PIXELS, 2, 2, 1, 3), npy(2, 2));
    assertThat(read.size()).isEqualTo(2);
    assertThat(read.label(1)).isEqualTo(2);
    byte[] image = new byte[6];
    read.read(1, image, 0);
    assertThat(image).containsExactly(6, 9, 7, 10, 8, 11);
  }

  @Test
  void mustBeOfTheClassesAndTheShapeOfTheDataSet() throws IOException {
    assertFails("label", "labels must be 0..2, image 1 has label 3", npy(0, 3));
    assertFails("image", "the array has 2 images for 3 labels", npy(0, 1, 2));
    assertThatThrownBy(() -> read(npy("|u1", PIXELS, 2, 1, 2, 3), npy(0, 1)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            directory.resolve("extra.npz").resolve("image")
                + ": the array must hold images of 3x2x1 as the data set does, its shape is [2, 1,"
                + " 2, 3]");
  }

  private void assertFails(String array, String message, byte[] labels) throws IOException {
    assertThatThrownBy(() -> read(npy("|u1", PIXELS, 2, 2, 1, 3), labels))
        .isInstanceOf(DataException.class)
        .hasMessage(directory.resolve("extra.npz").resolve(array) + ": " + message);
  }

  private LabeledImages read(byte[] images, byte[] labels) throws IOException {
    Path file = directory.resolve("extra.npz");
    writeNpz(file, Map.of("image", images, "label", labels));
    LabeledImages none = new ImagesInMemory(new ImageShape(3, 2, 1), new byte[0], new int[0]);
    return new ExtraImages(file, "image", "label")
        .of(
            new ImageDataSet(
                "none",
                List.of("a", "b", "c"),
                none,
                none,
                new ImageDataSet.Normalization(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0))));
  }
}
