package org.robustlt.core.file.mat;

import com.google.common.io.ByteStreams;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Reads arrays of numbers from MAT-files of level 5 (little-endian, compressed or not), which
 * MATLAB writes unless told otherwise and SciPy writes too. Cells, structures, sparse and complex
 * arrays and those of text are passed over.
 */
public final class MatFile {
  private static final int HEADER = 128;
  private static final int VERSION = 0x0100;
  private static final int LITTLE_ENDIAN = 'M' << 8 | 'I';
  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;

  private MatFile() {}

  /**
   * Reads a file to its end.
   *
   * @param stream the file; the caller closes it
   * @param wanted the names of the arrays to keep
   * @throws MatException if it is damaged or of another version
   */
  public static Map<String, MatArray> read(InputStream stream, Predicate<String> wanted)
      throws IOException {
    MatInput input = new MatInput(new BufferedInputStream(stream, 1 << 16));
    checkHeader(input.bytes(HEADER));
    Map<String, MatArray> arrays = new LinkedHashMap<>();
    for (Optional<MatInput.Tag> tag = input.tag(); tag.isPresent(); tag = input.tag()) {
      InputStream part = input.part(tag.get().small().isPresent() ? 0 : tag.get().size());
      if (tag.get().type() == COMPRESSED) {
        readCompressed(part, wanted, arrays);
      } else if (tag.get().type() == MATRIX) {
        MatMatrix.read(new MatInput(part), wanted, arrays);
      }
      ByteStreams.exhaust(part);
    }
    return arrays;
  }

  private static void readCompressed(
      InputStream part, Predicate<String> wanted, Map<String, MatArray> arrays) throws IOException {
    Inflater inflater = new Inflater();
    try {
      MatInput unpacked =
          new MatInput(new BufferedInputStream(new InflaterInputStream(part, inflater), 1 << 16));
      Optional<MatInput.Tag> tag = unpacked.tag();
      if (tag.isPresent() && tag.get().type() == MATRIX) {
        MatMatrix.read(new MatInput(unpacked.part(tag.get().size())), wanted, arrays);
      }
    } finally {
      inflater.end();
    }
  }

  private static void checkHeader(byte[] header) throws MatException {
    int version = (header[124] & 0xff) | (header[125] & 0xff) << 8;
    int endian = (header[126] & 0xff) | (header[127] & 0xff) << 8;
    if (endian != LITTLE_ENDIAN || version != VERSION) {
      String start = new String(header, 0, 20, StandardCharsets.ISO_8859_1);
      throw new MatException(
          "is no MAT-file of level 5 (save with -v7), it begins with \""
              + start.replaceAll("[^ -~]", "?")
              + "\"");
    }
  }
}
