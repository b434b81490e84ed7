package org.robustlt.bench.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.robustlt.api.component.ClassFrequencies;

/**
 * A picture of how many images each class has: trained on, and held out. Very many classes are
 * drawn as a curve, from the largest to the smallest.
 */
public final class ClassHistogram {
  private static final int LABEL = 190;
  private static final int BAR = 560;
  private static final int ROW = 20;
  private static final int COUNT = 130;
  private static final int CURVE = 360;
  private static final int ROWS = 100;
  private static final Color TRAINING = new Color(43, 122, 192);
  private static final Color HELD_OUT = new Color(217, 106, 20);

  private ClassHistogram() {}

  /**
   * Draws the picture, a row for each class.
   *
   * @param training images that are trained on
   * @param selected the same and those held out
   */
  public static BufferedImage draw(
      List<String> classNames, ClassFrequencies training, ClassFrequencies selected) {
    if (classNames.size() > ROWS) {
      return curve(training, selected);
    }
    int rows = classNames.size();
    BufferedImage picture =
        new BufferedImage(LABEL + BAR + COUNT, (rows + 2) * ROW, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = Lettering.begin(picture);
    Lettering lettering = Lettering.ofSystem();
    for (int c = 0; c < rows; c++) {
      int top = c * ROW + ROW / 2;
      int trained = length(training.count(c), selected.max());
      int all = length(selected.count(c), selected.max());
      graphics.setColor(HELD_OUT);
      graphics.fillRect(LABEL, top + 2, all, ROW - 4);
      graphics.setColor(TRAINING);
      graphics.fillRect(LABEL, top + 2, trained, ROW - 4);
      lettering.write(
          graphics, String.format(Locale.ROOT, "%d  %s", c, classNames.get(c)), 8, top + ROW / 2);
      lettering.write(
          graphics,
          String.format(Locale.ROOT, "%,d", selected.count(c)),
          LABEL + all + 6,
          top + ROW / 2);
    }
    lettering.write(
        graphics,
        "blue: trained on     orange: held out     number: both",
        LABEL,
        (rows + 1) * ROW);
    graphics.dispose();
    return picture;
  }

  private static BufferedImage curve(ClassFrequencies training, ClassFrequencies selected) {
    BufferedImage picture =
        new BufferedImage(LABEL + BAR + COUNT, CURVE + 4 * ROW, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = Lettering.begin(picture);
    Lettering lettering = Lettering.ofSystem();
    Integer[] order =
        IntStream.range(0, selected.classes())
            .boxed()
            .sorted(Comparator.comparingLong((Integer c) -> -selected.count(c)))
            .toArray(Integer[]::new);
    int base = ROW + CURVE;
    int width = BAR + COUNT;
    for (int x = 0; x < width; x++) {
      int c = order[(int) ((long) x * order.length / width)];
      int all = (int) Math.max(1, Math.round((double) CURVE * selected.count(c) / selected.max()));
      int trained =
          (int) Math.max(1, Math.round((double) CURVE * training.count(c) / selected.max()));
      graphics.setColor(HELD_OUT);
      graphics.fillRect(LABEL / 2 + x, base - all, 1, all);
      graphics.setColor(TRAINING);
      graphics.fillRect(LABEL / 2 + x, base - trained, 1, trained);
    }
    lettering.write(graphics, String.format(Locale.ROOT, "%,d", selected.max()), 8, ROW);
    lettering.write(
        graphics,
        String.format(
            Locale.ROOT,
            "%,d classes, %,d to %,d images     blue: trained on     orange: held out",
            order.length,
            selected.max(),
            selected.min()),
        LABEL / 2,
        base + 2 * ROW);
    graphics.dispose();
    return picture;
  }

  private static int length(long count, long largest) {
    return (int) Math.max(1, Math.round((double) BAR * count / largest));
  }
}
