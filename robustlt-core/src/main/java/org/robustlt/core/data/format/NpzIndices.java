package org.robustlt.core.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.data.DataException;

/** One-dimensional arrays of indices in NumPy's NPZ files. */
public final class NpzIndices {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LARGEST = 1 << 30;
  private static final int ALIGNMENT = 64;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '(<i[48])', 'fortran_order': (?:True|False), 'shape': \\((\\d{1,9}),\\),"
              + " \\}\\s*");

  private NpzIndices() {}

  /**
   * Reads an array.
   *
   * @param key its name in the file
   * @throws DataException if the file is damaged, or has no such array of indices
   */
  public static int[] read(Path file, String key) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      @Nullable ZipEntry entry = zip.getEntry(key + ".npy");
      if (entry == null) {
        String keys =
            zip.stream()
                .limit(8)
                .map(found -> found.getName().replaceFirst("\\.npy$", ""))
                .collect(Collectors.joining(", "));
        throw new DataException(
            file, String.format(Locale.ROOT, "has no array \"%s\", its arrays are %s", key, keys));
      }
      try (InputStream stream = zip.getInputStream(entry)) {
        return indices(file, key, stream);
      }
    } catch (IOException | IllegalArgumentException e) {
      // ZipFile answers some damaged names with IllegalArgumentException.
      throw new DataException(file, "not a readable NPZ file: " + e.getMessage(), e);
    }
  }

  private static int[] indices(Path file, String key, InputStream stream) throws IOException {
    Matcher header = HEADER.matcher(header(file, key, stream));
    if (!header.matches()) {
      throw new DataException(
          file,
          String.format(Locale.ROOT, "array \"%s\" must be a row of int32 or int64 numbers", key));
    }
    int width = header.group(1).endsWith("8") ? Long.BYTES : Integer.BYTES;
    int count = Integer.parseInt(header.group(2));
    if ((long) count * width > LARGEST) {
      throw new DataException(
          file,
          String.format(
              Locale.ROOT, "array \"%s\" must have at most 1 GiB, got %d numbers", key, count));
    }
    byte[] content = stream.readNBytes(count * width);
    if (content.length < count * width || stream.read() >= 0) {
      throw new DataException(
          file,
          String.format(
              Locale.ROOT,
              "array \"%s\" must have %d bytes, it has %s",
              key,
              count * width,
              content.length < count * width ? content.length : "more"));
    }
    ByteBuffer numbers = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int[] indices = new int[count];
    for (int i = 0; i < count; i++) {
      long value = width == Long.BYTES ? numbers.getLong() : numbers.getInt();
      if (value < 0 || value > Integer.MAX_VALUE) {
        throw new DataException(
            file,
            String.format(
                Locale.ROOT, "array \"%s\" must hold indices, number %d is %d", key, i, value));
      }
      indices[i] = (int) value;
    }
    return indices;
  }

  private static String header(Path file, String key, InputStream stream) throws IOException {
    byte[] start = stream.readNBytes(MAGIC.length + 2);
    boolean first = start.length == MAGIC.length + 2 && start[MAGIC.length] == 1;
    byte[] length = stream.readNBytes(first ? 2 : 4);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(MAGIC, 0, MAGIC.length, start, 0, MAGIC.length)
        || length.length < (first ? 2 : 4)) {
      throw new DataException(
          file, String.format(Locale.ROOT, "array \"%s\" is not in the NPY format", key));
    }
    int size = 0;
    for (int i = length.length - 1; i >= 0; i--) {
      size = size << 8 | (length[i] & 0xff);
    }
    if (size < 0 || size > 1 << 16) {
      throw new DataException(
          file,
          String.format(
              Locale.ROOT, "array \"%s\" has a header of %d bytes", key, size & 0xffffffffL));
    }
    return new String(stream.readNBytes(size), StandardCharsets.ISO_8859_1);
  }

  /**
   * Writes arrays as int64.
   *
   * @param arrays by name
   * @throws IOException if writing fails
   */
  public static void write(Path file, Map<String, int[]> arrays) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      for (Map.Entry<String, int[]> array : arrays.entrySet()) {
        ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
        entry.setTime(0); // the same arrays give the same file
        zip.putNextEntry(entry);
        zip.write(npy(array.getValue()));
        zip.closeEntry();
      }
    }
  }

  private static byte[] npy(int[] indices) {
    String description =
        String.format(
            Locale.ROOT,
            "{'descr': '<i8', 'fortran_order': False, 'shape': (%d,), }",
            indices.length);
    int unpadded = MAGIC.length + 4 + description.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    byte[] header =
        (description + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer bytes =
        ByteBuffer.allocate(
                Math.addExact(
                    MAGIC.length + 4 + header.length,
                    Math.multiplyExact(indices.length, Long.BYTES)))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length).put(header);
    for (int index : indices) {
      bytes.putLong(index);
    }
    return bytes.array();
  }
}
