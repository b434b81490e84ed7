package org.robustlt.core.data.folder;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.LabeledImages;

/** Writes small pictures into folders. */
final class PictureFixtures {
  private PictureFixtures() {}

  static DataSetProvider.Location at(Path directory) {
    return DataSetProvider.Location.of(Optional.of(directory));
  }

  /** Writes a PNG file whose pixels are y·50 + x·10 + seed in all colours. */
  static Path write(Path file, int width, int height, int seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int value = (y * 50 + x * 10 + seed) & 0xff;
        image.setRGB(x, y, value << 16 | value << 8 | value);
      }
    }
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Writes so many different pictures. */
  static void fill(Path folder, int count, int seed) {
    for (int i = 0; i < count; i++) {
      write(folder.resolve("picture " + i + ".png"), 3, 2, seed + i);
    }
  }

  static int[] counts(LabeledImages images, int classes) {
    int[] counts = new int[classes];
    for (int i = 0; i < images.size(); i++) {
      counts[images.label(i)]++;
    }
    return counts;
  }

  static int[] first(LabeledImages images, int index) {
    byte[] samples = new byte[images.shape().size()];
    images.read(index, samples, 0);
    int[] values = new int[samples.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples[i] & 0xff;
    }
    return values;
  }

  static String remarks(ImageDataSet set) {
    StringBuilder text = new StringBuilder();
    set.remarks().forEach(remark -> text.append(remark.text()).append(remark.items()).append('\n'));
    return text.toString();
  }
}
