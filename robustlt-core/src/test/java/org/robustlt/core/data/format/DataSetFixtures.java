package org.robustlt.core.data.format;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.robustlt.api.data.DataSetProvider;

/** Writes small data sets. */
final class DataSetFixtures {
  private DataSetFixtures() {}

  static DataSetProvider.Location at(Path directory) {
    return new DataSetProvider.Location(Optional.of(directory));
  }

  static byte[] idx(byte[] values, int... sides) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    data.writeInt(0x800 + sides.length);
    for (int side : sides) {
      data.writeInt(side);
    }
    data.write(values);
    return bytes.toByteArray();
  }

  /** Twenty training and ten test images of 2x3 pixels, whose pixels tell which image they are. */
  static void writeIdxSet(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve("train-images-idx3-ubyte"), idx(pixels(20), 20, 2, 3));
    Files.write(directory.resolve("train-labels-idx1-ubyte"), idx(labels(20), 20));
    Files.write(directory.resolve("t10k-images-idx3-ubyte"), idx(pixels(10), 10, 2, 3));
    try (OutputStream packed =
        new GZIPOutputStream(
            Files.newOutputStream(directory.resolve("t10k-labels-idx1-ubyte.gz")))) {
      packed.write(idx(labels(10), 10));
    }
  }

  private static byte[] pixels(int images) {
    byte[] pixels = new byte[images * 6];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 6 * 10 + i % 6);
    }
    return pixels;
  }

  private static byte[] labels(int images) {
    byte[] labels = new byte[images];
    for (int i = 0; i < images; i++) {
      labels[i] = (byte) (i % 10);
    }
    return labels;
  }

  /** So many records, of classes in turn. */
  static byte[] cifar(int labelBytes, int classes, int images) {
    byte[] records = new byte[images * (labelBytes + 3072)];
    for (int i = 0; i < images; i++) {
      int at = i * (labelBytes + 3072);
      records[at + labelBytes - 1] = (byte) (i % classes);
      for (int p = 0; p < 3072; p++) {
        records[at + labelBytes + p] = (byte) (i + p);
      }
    }
    return records;
  }
}
