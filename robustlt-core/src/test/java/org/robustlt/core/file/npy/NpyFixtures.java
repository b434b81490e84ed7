package org.robustlt.core.file.npy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays as NumPy does. */
public final class NpyFixtures {
  private NpyFixtures() {}

  /** An array of a type such as {@code |u1}, whose elements are given as they are stored. */
  public static byte[] npy(String type, byte[] elements, long... shape) throws IOException {
    String sides =
        Arrays.stream(shape).mapToObj(side -> side + ",").collect(Collectors.joining(" "));
    String header =
        String.format(
            Locale.ROOT, "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", type, sides);
    String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.write(new byte[] {(byte) padded.length(), (byte) (padded.length() >> 8)});
    bytes.write(padded.getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(elements);
    return bytes.toByteArray();
  }

  /** A row of int64. */
  public static byte[] npy(long... elements) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * elements.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(elements).forEach(bytes::putLong);
    return npy("<i8", bytes.array(), elements.length);
  }

  /** Writes arrays, by name, to an NPZ file. */
  public static void writeNpz(Path file, Map<String, byte[]> arrays) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(array.getValue());
      }
    }
  }
}
