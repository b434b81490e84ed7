package org.robustlt.core.corruption;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.robustlt.api.data.ImageShape;

/** What becomes of images in files and in print. */
final class Digital {
  private Digital() {}

  /** Brings all values nearer to the mean of their channel. */
  static Raster contrast(Raster image, double kept) {
    ImageShape shape = image.shape();
    int plane = shape.height() * shape.width();
    double[] means = new double[shape.channels()];
    Arrays.setAll(
        means, c -> Arrays.stream(image.values(), c * plane, (c + 1) * plane).average().orElse(0));
    return Raster.of(shape, (c, y, x) -> (image.at(c, y, x) - means[c]) * kept + means[c]);
  }

  /**
   * Moves three points by chance, and the image with them; then every pixel by a smooth field.
   *
   * @param strength of the field, as a share of the shorter side
   * @param smoothness of the field, the same
   * @param shift how far the points move at most, the same
   */
  static Raster elastic(
      Raster image, double strength, double smoothness, double shift, RandomGenerator random) {
    ImageShape shape = image.shape();
    double side = Math.min(shape.height(), shape.width());
    Raster slanted = Affine.moving(shape, shift * side, random).apply(image);
    Raster right = field(image, smoothness * side, strength * side, random);
    Raster down = field(image, smoothness * side, strength * side, random);
    return Raster.of(
        shape,
        (c, y, x) ->
            slanted.between(c, y + down.at(0, y, x), x + right.at(0, y, x), Border.HALF_MIRROR));
  }

  private static Raster field(Raster image, double sigma, double scale, RandomGenerator random) {
    Raster drawn = Raster.of(image.plane(), (c, y, x) -> random.nextDouble(-1, 1));
    return Filter.gaussian(drawn, sigma, 3, Border.HALF_MIRROR).map(value -> value * scale);
  }

  /** Makes the image smaller by the means of boxes, and as large again. */
  static Raster pixelate(Raster image, double share) {
    ImageShape shape = image.shape();
    int height = Math.max(1, (int) (shape.height() * share));
    int width = Math.max(1, (int) (shape.width() * share));
    return Box.resized(Box.resized(image, height, width), shape.height(), shape.width());
  }

  /** Writes the image as JPEG of a quality of 0..100, and reads it. */
  static Raster jpeg(Raster image, int quality) {
    ImageShape shape = image.shape();
    boolean colours = shape.channels() == 3;
    BufferedImage picture =
        new BufferedImage(
            shape.width(),
            shape.height(),
            colours ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster pixels = picture.getRaster();
    for (int c = 0; c < shape.channels(); c++) {
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          pixels.setSample(x, y, c, (int) Math.rint(image.at(c, y, x) * 255));
        }
      }
    }
    WritableRaster read = through(picture, quality).getRaster();
    return Raster.of(shape, (c, y, x) -> read.getSample(x, y, c) / 255.0);
  }

  private static BufferedImage through(BufferedImage picture, int quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam form = writer.getDefaultWriteParam();
      form.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      form.setCompressionQuality(quality / 100f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), form);
      out.flush();
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
      if (read.getRaster().getNumBands() == 1) {
        return read;
      }
      BufferedImage colours =
          new BufferedImage(picture.getWidth(), picture.getHeight(), picture.getType());
      Graphics2D graphics = colours.createGraphics();
      graphics.drawImage(read, 0, 0, null);
      graphics.dispose();
      return colours;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }
}
