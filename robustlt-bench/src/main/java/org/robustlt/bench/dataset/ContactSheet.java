package org.robustlt.bench.dataset;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/** A picture of the first selected training images of each class, a row for each. */
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
    int rows = Math.min(set.classes(), ROWS);
    BufferedImage sheet =
        new BufferedImage(
            LABEL + COLUMNS * width + GAP, rows * height + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = Lettering.begin(sheet);
    Lettering lettering = Lettering.ofSystem();
    int[] drawn = new int[set.classes()];
    for (int index : selected) {
      int label = set.training().label(index);
      if (label < rows && drawn[label] < COLUMNS) {
        int left = LABEL + drawn[label]++ * width;
        graphics.drawImage(
            image(set.training(), index),
            left,
            GAP + label * height,
            zoom * shape.width(),
            zoom * shape.height(),
            null);
      }
    }
    for (int c = 0; c < rows; c++) {
      lettering.write(
          graphics,
          String.format(Locale.ROOT, "%d  %s", c, set.classNames().get(c)),
          8,
          GAP + c * height + height / 2);
    }
    graphics.dispose();
    return sheet;
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
