package org.robustlt.bench.dataset;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/**
 * A picture of the first selected training images of each class, a row for each; of very many
 * classes, of the rarest ones.
 */
public final class ContactSheet {
  private static final int COLUMNS = 12;
  private static final int LARGEST_SIDE = 64;
  private static final int GAP = 3;
  private static final int LABEL = 190;

  /** More classes than this are not shown. */
  public static final int ROWS = 100;

  private ContactSheet() {}

  /**
   * Draws the picture.
   *
   * @param selected indices of training images
   */
  public static BufferedImage draw(ImageDataSet set, int[] selected) {
    ImageShape shape = set.shape();
    int zoom = Math.max(1, LARGEST_SIDE / Math.max(shape.height(), shape.width()));
    int height = zoom * shape.height() + GAP;
    int width = zoom * shape.width() + GAP;
    int[] shown = rarest(set, selected);
    int rows = shown.length;
    int[] row = new int[set.classes()];
    Arrays.fill(row, -1);
    for (int place = 0; place < rows; place++) {
      row[shown[place]] = place;
    }
    BufferedImage sheet =
        new BufferedImage(
            LABEL + COLUMNS * width + GAP, rows * height + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = Lettering.begin(sheet);
    Lettering lettering = Lettering.ofSystem();
    int[] drawn = new int[set.classes()];
    for (int index : selected) {
      int label = set.training().label(index);
      if (row[label] >= 0 && drawn[label] < COLUMNS) {
        int left = LABEL + drawn[label]++ * width;
        graphics.drawImage(
            image(set.training(), index),
            left,
            GAP + row[label] * height,
            zoom * shape.width(),
            zoom * shape.height(),
            null);
      }
    }
    for (int place = 0; place < rows; place++) {
      int c = shown[place];
      lettering.write(
          graphics,
          String.format(Locale.ROOT, "%d  %s", c, set.classNames().get(c)),
          8,
          GAP + place * height + height / 2);
    }
    graphics.dispose();
    return sheet;
  }

  /** Returns the classes that are shown, in their order. */
  private static int[] rarest(ImageDataSet set, int[] selected) {
    int[] counts = new int[set.classes()];
    for (int index : selected) {
      counts[set.training().label(index)]++;
    }
    return IntStream.range(0, set.classes())
        .boxed()
        .sorted(Comparator.comparingInt(c -> counts[c]))
        .limit(ROWS)
        .sorted()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static BufferedImage image(LabeledImages images, int index) {
    ImageShape shape = images.shape();
    byte[] pixels = new byte[shape.size()];
    images.read(index, pixels, 0);
    BufferedImage image =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    int plane = shape.height() * shape.width();
    for (int i = 0; i < plane; i++) {
      int rgb = 0;
      for (int channel = 0; channel < 3; channel++) {
        rgb = rgb << 8 | (pixels[i + channel % shape.channels() * plane] & 0xff);
      }
      image.setRGB(i % shape.width(), i / shape.width(), rgb);
    }
    return image;
  }
}
