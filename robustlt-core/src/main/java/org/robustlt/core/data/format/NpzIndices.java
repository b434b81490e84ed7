package org.robustlt.core.data.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import org.robustlt.api.data.DataException;
import org.robustlt.core.file.npy.NpyException;
import org.robustlt.core.file.npy.NpyIntegers;
import org.robustlt.core.file.npy.NpyReader;
import org.robustlt.core.file.npy.NpzFile;
import org.robustlt.core.file.npy.NpzWriter;

/** One-dimensional arrays of indices in NumPy's NPZ files. */
public final class NpzIndices {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;

  private NpzIndices() {}

  /**
   * Reads an array.
   *
   * @param key its name in the file
   * @throws DataException if the file is damaged, or has no such array of indices
   */
  public static int[] read(Path file, String key) {
    try (NpzFile arrays = new NpzFile(file)) {
      return indices(file, key, arrays);
    } catch (IOException e) {
      throw new DataException(file, "not a readable NPZ file: " + e.getMessage(), e);
    }
  }

  private static int[] indices(Path file, String key, NpzFile arrays) throws IOException {
    try (NpyReader array = arrays.open(key)) {
      if (array.header().shape().size() != 1) {
        throw new NpyException("must be a row, its shape is " + array.header().shape());
      }
      long[] values = NpyIntegers.read(array);
      int[] indices = new int[values.length];
      for (int i = 0; i < indices.length; i++) {
        if (values[i] < 0 || values[i] > Integer.MAX_VALUE) {
          throw new NpyException(
              String.format(Locale.ROOT, "must hold indices, number %d is %d", i, values[i]));
        }
        indices[i] = (int) values[i];
      }
      return indices;
    } catch (NpyException e) {
      throw new DataException(
          file, String.format(Locale.ROOT, "array \"%s\" %s", key, e.getMessage()), e);
    }
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
        zip.putNextEntry(NpzWriter.timeless(array.getKey() + ".npy"));
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
