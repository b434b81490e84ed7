package org.robustlt.bench.dataset;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.data.Batch;
import org.robustlt.core.data.picture.PixelPicture;

/** A picture of the first images of a batch, as a network gets them: augmented and mixed. */
public final class BatchSheet {
  private static final int COLUMNS = 16;
  private static final int ROWS = 8;
  private static final int LARGEST_SIDE = 64;
  private static final int GAP = 3;

  private BatchSheet() {}

  /** Draws the picture. */
  public static BufferedImage draw(Batch batch) {
    INDArray images = batch.images();
    int height = (int) images.size(2);
    int width = (int) images.size(3);
    int zoom = Math.max(1, LARGEST_SIDE / Math.max(height, width));
    int shown = Math.min(batch.size(), COLUMNS * ROWS);
    int rows = (shown + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * (zoom * width + GAP) + GAP,
            rows * (zoom * height + GAP) + GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = Lettering.begin(sheet);
    for (int i = 0; i < shown; i++) {
      graphics.drawImage(
          PixelPicture.of(images.slice(i).dup('c').data().asFloat(), height, width),
          GAP + i % COLUMNS * (zoom * width + GAP),
          GAP + i / COLUMNS * (zoom * height + GAP),
          zoom * width,
          zoom * height,
          null);
    }
    graphics.dispose();
    return sheet;
  }
}
