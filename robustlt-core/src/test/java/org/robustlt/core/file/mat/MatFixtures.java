package org.robustlt.core.file.mat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;

/** Writes MAT-files of level 5. */
public final class MatFixtures {
  private MatFixtures() {}

  /** A file of elements. */
  public static byte[] file(byte[]... elements) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] header = new byte[128];
    System.arraycopy("MATLAB 5.0".getBytes(StandardCharsets.US_ASCII), 0, header, 0, 10);
    header[125] = 1;
    header[126] = 'I';
    header[127] = 'M';
    bytes.write(header);
    for (byte[] element : elements) {
      bytes.write(element);
    }
    return bytes.toByteArray();
  }

  /** An array whose numbers are given as they are stored. */
  public static byte[] matrix(String name, int type, byte[] numbers, int... sides)
      throws IOException {
    ByteBuffer flags = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(9);
    ByteBuffer dimensions = ByteBuffer.allocate(4 * sides.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int side : sides) {
      dimensions.putInt(side);
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(element(6, flags.array()));
    content.write(element(5, dimensions.array()));
    content.write(element(1, name.getBytes(StandardCharsets.US_ASCII)));
    content.write(element(type, numbers));
    return element(14, content.toByteArray());
  }

  /** An element, packed. */
  public static byte[] compressed(byte[] element) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(packed)) {
      deflated.write(element);
    }
    byte[] bytes = packed.toByteArray();
    ByteBuffer tagged = ByteBuffer.allocate(8 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    return tagged.putInt(15).putInt(bytes.length).put(bytes).array();
  }

  private static byte[] element(int type, byte[] content) {
    int padded = (content.length + 7) / 8 * 8;
    return ByteBuffer.allocate(8 + padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(type)
        .putInt(content.length)
        .put(content)
        .array();
  }
}
