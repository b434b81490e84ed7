package org.robustlt.core.file.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a pickle, up to its last and not beyond. Every method throws {@link PickleException}
 * beyond their end. Nothing is reserved for what is only said to be there.
 */
final class PickleInput {
  private static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_NUMBER = 4096;

  private final InputStream stream;
  private long position;

  PickleInput(InputStream stream) {
    this.stream = stream;
  }

  long position() {
    return position;
  }

  int unsigned8() throws IOException {
    int value = stream.read();
    if (value < 0) {
      throw ended();
    }
    position++;
    return value;
  }

  int unsigned16() throws IOException {
    return unsigned8() | unsigned8() << 8;
  }

  int int32() throws IOException {
    return unsigned16() | unsigned16() << 16;
  }

  /** A length of four bytes. */
  int length32() throws IOException {
    return length(int32() & 0xffffffffL);
  }

  /** A length of eight bytes. */
  int length64() throws IOException {
    return length((int32() & 0xffffffffL) | (long) int32() << 32);
  }

  /** Passes over a length of eight bytes, of a frame that may be longer than an array. */
  void skipLength64() throws IOException {
    int32();
    int32();
  }

  private static int length(long length) throws PickleException {
    if (length < 0 || length > Integer.MAX_VALUE - 8) {
      throw ended();
    }
    return (int) length;
  }

  /** A number in two's complement: a {@code Long}, or a {@code BigInteger} where it is larger. */
  Object integer(int length) throws IOException {
    if (length > LONGEST_NUMBER) {
      throw new PickleException("holds a whole number of " + length + " bytes");
    }
    byte[] littleEndian = bytes(length);
    byte[] bigEndian = new byte[length];
    for (int i = 0; i < length; i++) {
      bigEndian[i] = littleEndian[length - 1 - i];
    }
    return length == 0 ? (Object) 0L : plain(new BigInteger(bigEndian));
  }

  /** Returns a whole number as a {@code Long} where it is one. */
  static Object plain(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  double bigEndianFloat64() throws IOException {
    long bits = 0;
    for (int i = 0; i < Double.BYTES; i++) {
      bits = bits << 8 | unsigned8();
    }
    return Double.longBitsToDouble(bits);
  }

  byte[] bytes(int length) throws IOException {
    byte[] content = stream.readNBytes(length);
    position += content.length;
    if (content.length < length) {
      throw ended();
    }
    return content;
  }

  String text(int length, Charset charset) throws IOException {
    return new String(bytes(length), charset);
  }

  /** Text up to the end of the line, a character for each byte. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = unsigned8(); next != '\n'; next = unsigned8()) {
      if (line.length() == LONGEST_LINE) {
        throw new PickleException("has a line of more than " + LONGEST_LINE + " characters");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  /** Text up to the end of the line, in UTF-8. */
  String utf8Line() throws IOException {
    return new String(line().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static PickleException ended() {
    return new PickleException("ends too early");
  }
}
