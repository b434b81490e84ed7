package org.robustlt.core.data.format;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.robustlt.api.data.DataSetProvider;

/** Writes small data sets. */
final class DataSetFixtures {
  private DataSetFixtures() {}

  static DataSetProvider.Location at(Path directory) {
    return DataSetProvider.Location.of(Optional.of(directory));
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

  /** The same images as {@link #cifar}, as Python 2 pickles a dictionary with an array. */
  static byte[] pickledCifar(String labelKey, int classes, int images) throws IOException {
    byte[] records = cifar(1, classes, images);
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    write(pickle, "\u0080\u0002}(U\u0004data");
    write(
        pickle, "cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\u0085U\u0001b\u0087R");
    write(pickle, "(K\u0001J" + int32(images) + "J" + int32(3072) + "\u0086");
    write(pickle, "cnumpy\ndtype\nU\u0002u1K\0K\u0001\u0087R(K\u0003U\u0001|NNNK\0K\0K\0tb");
    write(pickle, "\u0089T" + int32(images * 3072));
    for (int i = 0; i < images; i++) {
      pickle.write(records, i * 3073 + 1, 3072);
    }
    write(pickle, "tbU" + (char) labelKey.length() + labelKey + "](");
    for (int i = 0; i < images; i++) {
      write(pickle, "K" + (char) (i % classes));
    }
    write(pickle, "eu.");
    return pickle.toByteArray();
  }

  private static String int32(int value) {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      bytes.append((char) (value >> (8 * i) & 0xff));
    }
    return bytes.toString();
  }

  private static void write(ByteArrayOutputStream stream, String latin1) throws IOException {
    stream.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Packs files, by their path in the archive. */
  static void writeTarGz(Path archive, Map<String, byte[]> files) throws IOException {
    Files.createDirectories(archive.getParent());
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
  }
}
