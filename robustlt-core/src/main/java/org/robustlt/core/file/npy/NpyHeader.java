package org.robustlt.core.file.npy;

import com.google.common.base.Splitter;
import com.google.common.primitives.Longs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an array says of itself in NumPy's NPY format, versions 1 to 3.
 *
 * @param type of the elements as NumPy writes it, such as {@code |u1} or {@code <i8}
 * @param fortranOrder whether the first side varies fastest in the file
 * @param shape the sides; none for a single number
 */
public record NpyHeader(String type, boolean fortranOrder, List<Long> shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 1 << 16;
  private static final int ALIGNMENT = 64;
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']{1,32})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("'shape':\\s*\\(((?:\\d{1,18}L?\\s*,\\s*)*(?:\\d{1,18}L?)?\\s*)\\)");

  /** Copies the sides. */
  public NpyHeader {
    shape = List.copyOf(shape);
  }

  /** Returns the header of an array in C order. */
  public static NpyHeader of(String type, long... shape) {
    return new NpyHeader(type, false, Longs.asList(shape));
  }

  /**
   * Reads the header, up to the first element.
   *
   * @throws NpyException if it is damaged
   */
  static NpyHeader read(InputStream stream) throws IOException {
    byte[] start = stream.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(MAGIC, 0, MAGIC.length, start, 0, MAGIC.length)) {
      throw new NpyException("is not in the NPY format");
    }
    byte[] length = stream.readNBytes(start[MAGIC.length] == 1 ? 2 : 4);
    long size = 0;
    for (int i = length.length - 1; i >= 0; i--) {
      size = size << 8 | (length[i] & 0xff);
    }
    if (size > LONGEST) {
      throw new NpyException(
          String.format(
              Locale.ROOT, "has a header of %d bytes, at most %d are allowed", size, LONGEST));
    }
    String text = new String(stream.readNBytes((int) size), StandardCharsets.ISO_8859_1);
    return new NpyHeader(
        group(TYPE, text, "type of one number for each element"),
        group(ORDER, text, "order").equals("True"),
        sides(group(SHAPE, text, "shape")));
  }

  private static String group(Pattern pattern, String text, String what) throws NpyException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new NpyException("has a header without a " + what);
    }
    return matcher.group(1);
  }

  private static List<Long> sides(String text) {
    return Splitter.on(',')
        .trimResults()
        .omitEmptyStrings()
        .splitToStream(text.replace("L", ""))
        .map(Long::parseLong)
        .toList();
  }

  /**
   * Returns the number of elements.
   *
   * @throws NpyException if it is beyond all bounds
   */
  public long elements() throws NpyException {
    try {
      return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new NpyException("has the impossible shape " + shape);
    }
  }

  /** Returns what stands before the elements, in version 1.0 of the format. */
  public byte[] bytes() {
    String sides = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '"
            + type
            + "', 'fortran_order': "
            + (fortranOrder ? "True" : "False")
            + ", 'shape': ("
            + sides
            + (shape.size() == 1 ? ",)" : ")")
            + ", }";
    int before = MAGIC.length + 2 + Short.BYTES;
    int padded = (before + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    String line = text + " ".repeat(padded - before - text.length() - 1) + "\n";
    return ByteBuffer.allocate(padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) line.length())
        .put(line.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
