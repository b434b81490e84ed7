package org.robustlt.core.file.pickle;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle. Every method throws {@link PickleException} beyond their end. */
final class PickleInput {
  private static final int LONGEST_NUMBER = Long.BYTES;

  private final ByteBuffer bytes;

  PickleInput(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  int position() {
    return bytes.position();
  }

  int unsigned8() throws PickleException {
    try {
      return bytes.get() & 0xff;
    } catch (BufferUnderflowException e) {
      throw ended();
    }
  }

  int unsigned16() throws PickleException {
    return unsigned8() | unsigned8() << 8;
  }

  int int32() throws PickleException {
    return unsigned16() | unsigned16() << 16;
  }

  /** A length of four bytes. */
  int length32() throws PickleException {
    return length(int32() & 0xffffffffL);
  }

  /** A length of eight bytes. */
  int length64() throws PickleException {
    return length((int32() & 0xffffffffL) | (long) int32() << 32);
  }

  private int length(long length) throws PickleException {
    if (length < 0 || length > bytes.remaining()) {
      throw ended();
    }
    return (int) length;
  }

  /** A number in two's complement. */
  long integer(int length) throws PickleException {
    if (length > LONGEST_NUMBER) {
      throw new PickleException("holds a whole number of " + length + " bytes");
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (long) unsigned8() << (8 * i);
    }
    int unused = Long.SIZE - 8 * length;
    return length == 0 ? 0 : value << unused >> unused;
  }

  double bigEndianFloat64() throws PickleException {
    long bits = 0;
    for (int i = 0; i < Double.BYTES; i++) {
      bits = bits << 8 | unsigned8();
    }
    return Double.longBitsToDouble(bits);
  }

  byte[] bytes(int length) throws PickleException {
    byte[] content = new byte[length(length)];
    bytes.get(content);
    return content;
  }

  String text(int length, Charset charset) throws PickleException {
    return new String(bytes(length), charset);
  }

  /** Text up to the end of the line, a character for each byte. */
  String line() throws PickleException {
    int start = bytes.position();
    int length = 0;
    while (unsigned8() != '\n') {
      length++;
    }
    return new String(bytes.array(), start, length, StandardCharsets.ISO_8859_1);
  }

  private static PickleException ended() {
    return new PickleException("ends too early");
  }
}
