package org.robustlt.bench.dataset;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Writes on pictures, where the system has fonts: a Java without them draws everything else.
 *
 * @param font in which to write
 */
record Lettering(Optional<Font> font) {
  private static final int SIZE = 13;

  static Lettering ofSystem() {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, SIZE);
      Graphics2D probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      probe.getFontMetrics(font).stringWidth("x");
      return new Lettering(Optional.of(font));
    } catch (RuntimeException | LinkageError | InternalError e) {
      // Where the system has no fonts, Java says so with errors of many types.
      return new Lettering(Optional.empty());
    }
  }

  /** Makes a white picture. */
  static Graphics2D begin(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    return graphics;
  }

  /** Writes a line whose middle is at the given height. */
  void write(Graphics2D graphics, String text, int left, int middle) {
    font.ifPresent(
        type -> {
          graphics.setFont(type);
          graphics.setColor(Color.DARK_GRAY);
          graphics.drawString(text, left, middle + SIZE / 3);
        });
  }
}
