package org.robustlt.core.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.data.format.DataSetFixtures.at;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider.Location;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;

class TinyImageNetTest {
  private static final List<String> IDS = List.of("n01443537", "n01629819", "n01641577");

  private final TinyImageNet provider = new TinyImageNet();

  @TempDir private Path directory;
  private Path folder;

  @BeforeEach
  void writeFolder() throws IOException {
    folder = directory.resolve("tiny-imagenet-200");
    StringBuilder annotations = new StringBuilder();
    for (int c = 0; c < IDS.size(); c++) {
      for (int i = 0; i < 4; i++) {
        writeImage("train/" + IDS.get(c) + "/images/" + IDS.get(c) + "_" + i + ".JPEG", 64, c);
      }
      writeImage("val/images/val_" + c + ".JPEG", 64, 10 + c);
      annotations.append("val_" + c + ".JPEG\t" + IDS.get(c) + "\t0\t0\t62\t62\n");
    }
    Files.writeString(folder.resolve("val/val_annotations.txt"), annotations);
    Files.writeString(folder.resolve("words.txt"), "n01629819\tfire salamander, newt\n");
  }

  private void writeImage(String name, int side, int grey) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < side * side; i++) {
      image.setRGB(i % side, i / side, grey * 0x010101);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }

  private Path zip(String... moreEntries) throws IOException {
    Path archive = directory.resolve("elsewhere/tiny-imagenet-200.zip");
    Files.createDirectories(archive.getParent());
    try (OutputStream stream = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(stream);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(directory.relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
      }
      for (String entry : moreEntries) {
        zip.putNextEntry(new ZipEntry(entry));
      }
    }
    return archive;
  }

  private ImageDataSet open(int classes, Location location) {
    return new TinyImageNet(classes, false).create(location);
  }

  @Test
  void theFirstClassesAreTaken() {
    ImageDataSet set = open(2, at(directory));
    assertThat(set.classNames()).containsExactly("n01443537", "fire salamander");
    assertThat(set.shape()).isEqualTo(new ImageShape(3, 64, 64));
    assertThat(set.training().size()).isEqualTo(8);
    assertThat(set.training().label(4)).isEqualTo(1);
    assertThat(set.test().size()).isEqualTo(2);
    assertThat(firstPixel(set, 0)).isEqualTo(10);
    assertThat(firstPixel(set, 1)).isEqualTo(11);
  }

  private static int firstPixel(ImageDataSet set, int testImage) {
    byte[] pixels = new byte[set.shape().size()];
    set.test().read(testImage, pixels, 0);
    return pixels[0];
  }

  @Test
  void theArchiveIsReadAsItsFolder() throws IOException {
    ImageDataSet inFolder = open(3, at(folder));
    for (Path given : List.of(zip(), directory.resolve("elsewhere"))) {
      ImageDataSet zipped = open(3, at(given));
      assertThat(zipped.classNames()).isEqualTo(inFolder.classNames());
      byte[] expected = new byte[3 * 64 * 64];
      byte[] found = new byte[3 * 64 * 64];
      for (int i = 0; i < inFolder.training().size(); i++) {
        inFolder.training().read(i, expected, 0);
        zipped.training().read(i, found, 0);
        assertThat(found).isEqualTo(expected);
        assertThat(zipped.training().label(i)).isEqualTo(inFolder.training().label(i));
      }
    }
  }

  @Test
  void anotherArchiveIsRefused() throws IOException {
    Path archive = zip();
    assertThatThrownBy(() -> provider.create(at(archive)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            archive
                + ": not the official tiny-imagenet-200.zip: its MD5 must be"
                + " 90528d7ca1a48142e341f4ef8d21d0de, got ");
  }

  @Test
  void entriesThatClimbOutOfTheArchiveAreRefused() throws IOException {
    Path archive = zip("tiny-imagenet-200/../../evil.txt");
    assertThatThrownBy(() -> open(2, at(archive)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            archive
                + ": refused: entries must lie below the archive's folder, got"
                + " \"tiny-imagenet-200/../../evil.txt\"");
  }

  @Test
  void aTruncatedArchiveIsNamed() throws IOException {
    Path archive = zip();
    byte[] content = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(content, content.length / 2));
    assertThatThrownBy(() -> open(2, at(archive)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(archive + ": not a readable ZIP archive: ");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertFails(4, folder.resolve("train") + ": must have the folders of 4 classes, it has 3");
    writeImage("val/images/val_1.JPEG", 32, 0);
    assertFails(
        3,
        folder.resolve("val/images/val_1.JPEG") + ": all images must have 64x64 pixels, got 32x32");
    Files.delete(folder.resolve("val/images/val_1.JPEG"));
    assertFails(3, folder.resolve("val/images/val_1.JPEG") + ": no such file");
    Files.writeString(folder.resolve("val/val_annotations.txt"), "val_0.JPEG n01443537\n");
    assertFails(
        2,
        folder.resolve("val/val_annotations.txt")
            + ": line 1 must have 2 columns separated by tabs, got \"val_0.JPEG n01443537\"");
    Files.writeString(folder.resolve("val/val_annotations.txt"), "val_0.JPEG\tn01443537\n");
    assertFails(
        2,
        folder.resolve("val/val_annotations.txt")
            + ": every class must have at least 1 image, class 1 has none");
  }

  private void assertFails(int classes, String message) {
    assertThatThrownBy(() -> open(classes, at(directory)))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void nothingThereIsExplained() {
    Path empty = directory.resolve("tiny-imagenet-200/val");
    assertThatThrownBy(() -> open(20, at(empty)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no Tiny-ImageNet here; Tiny-ImageNet needs a directory");
  }
}
