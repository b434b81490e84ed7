package org.robustlt.core.corruption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.core.data.format.PixelLayout;
import org.robustlt.core.file.npy.NpyIntegers;
import org.robustlt.core.file.npy.NpyReader;

/**
 * The images of a severity in a file of CIFAR-10-C or of another data set that was made alike:
 * {@code fog.npy} with those of all severities, one after the other, each in the order of the test
 * set, and {@code labels.npy} with their classes.
 */
public final class CorruptionFile implements LabeledImages {
  private final LabeledImages test;
  private final PixelLayout layout;
  private final byte[] samples;

  private CorruptionFile(LabeledImages test, byte[] samples) {
    this.test = test;
    this.layout = new PixelLayout(test.shape(), true);
    this.samples = samples;
  }

  /**
   * Reads the images of a severity.
   *
   * @param folder where the files lie
   * @param test the same images as they are
   * @throws DataException if a file is missing, damaged, or of other images
   */
  public static CorruptionFile open(
      Path folder, Corruption kind, int severity, LabeledImages test) {
    Path file = folder.resolve(kind.fileName() + ".npy");
    Path labels = folder.resolve("labels.npy");
    checkLabels(labels, severity, test);
    ImageShape shape = test.shape();
    List<Long> expected =
        List.of(
            (long) Corruption.SEVERITIES * test.size(),
            (long) shape.height(),
            (long) shape.width(),
            (long) shape.channels());
    try (NpyReader array = new NpyReader(Files.newInputStream(file))) {
      boolean bytes = array.header().type().endsWith("u1") && !array.header().fortranOrder();
      if (!bytes || !array.header().shape().equals(expected)) {
        throw new DataException(
            file,
            "must be bytes of shape "
                + expected
                + " in C order, got "
                + array.header().type()
                + " "
                + array.header().shape());
      }
      int length = Math.multiplyExact(test.size(), shape.size());
      byte[] samples = new byte[length];
      array.skip((severity - 1L) * length);
      array.read(samples, 0, length);
      return new CorruptionFile(test, samples);
    } catch (IOException e) {
      throw new DataException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static void checkLabels(Path file, int severity, LabeledImages test) {
    try (NpyReader array = new NpyReader(Files.newInputStream(file))) {
      long[] labels = NpyIntegers.read(array);
      int first = (severity - 1) * test.size();
      for (int i = 0; i < test.size(); i++) {
        if (first + i >= labels.length || labels[first + i] != test.label(i)) {
          throw new DataException(
              file, "is of other images: the class of test image " + i + " is " + test.label(i));
        }
      }
    } catch (IOException e) {
      throw new DataException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public int size() {
    return test.size();
  }

  @Override
  public ImageShape shape() {
    return test.shape();
  }

  @Override
  public int label(int index) {
    return test.label(index);
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    layout.planes(samples, index * shape().size(), target, offset);
  }
}
