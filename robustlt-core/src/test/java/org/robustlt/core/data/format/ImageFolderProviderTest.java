package org.robustlt.core.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.data.format.DataSetFixtures.at;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;

class ImageFolderProviderTest {
  private static final ImageFolderProvider PROVIDER = new ImageFolderProvider();

  @TempDir private Path directory;

  @BeforeEach
  void writeImages() throws IOException {
    for (String part : List.of("train", "test")) {
      for (String name : List.of("cat", "ant")) {
        write(part + "/" + name + "/b.png", BufferedImage.TYPE_3BYTE_BGR, 3, 2);
        write(part + "/" + name + "/a.png", BufferedImage.TYPE_BYTE_GRAY, 3, 2);
      }
    }
    Files.createFile(directory.resolve("train/cat/.hidden"));
  }

  /** Colours are (y·50 + x·10) + 1, 2, 3; grey is y·50 + x·10. */
  private void write(String name, int type, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int band = 0; band < image.getRaster().getNumBands(); band++) {
          int colour = type == BufferedImage.TYPE_BYTE_GRAY ? 0 : band + 1;
          image.getRaster().setSample(x, y, band, y * 50 + x * 10 + colour);
        }
      }
    }
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }

  private ImageDataSet open() {
    return PROVIDER.create(PROVIDER.defaults(), at(directory));
  }

  @Test
  void classesAndImagesAreInTheOrderOfTheirNames() {
    ImageDataSet set = open();
    assertThat(set.classNames()).containsExactly("ant", "cat");
    assertThat(set.shape()).isEqualTo(new ImageShape(3, 2, 3));
    assertThat(set.training().size()).isEqualTo(4);
    assertThat(set.training().label(1)).isEqualTo(0);
    assertThat(set.training().label(2)).isEqualTo(1);
  }

  @Test
  void pixelsAreThoseOfTheFile() {
    ImageDataSet set = open();
    byte[] image = new byte[18];
    set.training().read(0, image, 0);
    assertThat(image)
        .containsExactly(0, 10, 20, 50, 60, 70, 0, 10, 20, 50, 60, 70, 0, 10, 20, 50, 60, 70);
    set.training().read(1, image, 0);
    assertThat(image)
        .containsExactly(1, 11, 21, 51, 61, 71, 2, 12, 22, 52, 62, 72, 3, 13, 23, 53, 63, 73);
  }

  @Test
  void coloursBecomeGrey() {
    ImageDataSet set = PROVIDER.create(new ImageFolderProvider.Options(true), at(directory));
    byte[] image = new byte[6];
    set.training().read(1, image, 0);
    assertThat(image).containsExactly(2, 12, 22, 52, 62, 72);
  }

  @Test
  void imagesThatDoNotFitAreDecodedWhenTheyAreRead() {
    EncodedImages lazy =
        ClassFolders.list(new DirectoryTree(directory), "train", "")
            .images(new ImageShape(3, 2, 3));
    byte[] expected = new byte[18];
    byte[] image = new byte[20];
    lazy.inMemory().read(3, expected, 0);
    lazy.read(3, image, 2);
    assertThat(Arrays.copyOfRange(image, 2, 20)).isEqualTo(expected);
  }

  @Test
  void imagesOfOtherSizesAreNamed() throws IOException {
    write("train/cat/c.png", BufferedImage.TYPE_INT_RGB, 4, 2);
    assertFails(
        directory.resolve("train/cat/c.png") + ": all images must have 3x2 pixels, got 4x2");
  }

  @Test
  void damagedImagesAreNamed() throws IOException {
    Path file = directory.resolve("train/cat/b.png");
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length / 2));
    assertFails(file + ": damaged image");
    Files.writeString(file, "hello");
    assertFails(file + ": not an image of a known format (PNG, JPEG, BMP, GIF)");
  }

  @Test
  void missingAndEmptyFoldersAreNamed() throws IOException {
    Files.createDirectory(directory.resolve("train/bee"));
    assertFails(
        directory.resolve("train/bee")
            + ": every class must have at least 1 image, this folder has none");
    write("train/bee/a.png", BufferedImage.TYPE_INT_RGB, 3, 2);
    assertFails(
        directory.resolve("test")
            + ": must have the classes of train, [ant, bee, cat], got [ant, cat]");
    Path nowhere = directory.resolve("nowhere");
    assertThatThrownBy(() -> PROVIDER.create(PROVIDER.defaults(), at(nowhere)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(nowhere.resolve("train") + ": no such directory; image-folder");
  }

  private void assertFails(String message) {
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(message);
  }
}
