package org.robustlt.core.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The records of TensorFlow's files: length, its checksum, content, its checksum; numbers are
 * little endian, checksums CRC-32C, masked.
 */
final class RecordFrame {
  private static final int HEADER = Long.BYTES + Integer.BYTES;
  private static final int MASK = 0xa282ead8;

  private RecordFrame() {}

  /** Returns a record of the given content. */
  static byte[] of(byte[] content) {
    ByteBuffer record =
        ByteBuffer.allocate(HEADER + content.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(content.length);
    record.putInt(masked(record.array(), 0, Long.BYTES));
    record.put(content);
    record.putInt(masked(content, 0, content.length));
    return record.array();
  }

  /**
   * Reads the record at the position of a buffer, and goes behind it.
   *
   * @return nothing if there is no whole and sound record; the buffer stays where it is then
   */
  static Optional<byte[]> next(ByteBuffer records) {
    ByteBuffer record = records.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (record.remaining() < HEADER) {
      return Optional.empty();
    }
    byte[] header = new byte[Long.BYTES];
    record.get(header);
    long length = record.getLong(0);
    if (record.getInt() != masked(header, 0, Long.BYTES)
        || length < 0
        || length > record.remaining() - Integer.BYTES) {
      return Optional.empty();
    }
    byte[] content = new byte[(int) length];
    record.get(content);
    if (record.getInt() != masked(content, 0, content.length)) {
      return Optional.empty();
    }
    records.position(records.position() + record.position());
    return Optional.of(content);
  }

  private static int masked(byte[] bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length);
    int crc = (int) checksum.getValue();
    return (crc >>> 15 | crc << 17) + MASK;
  }
}
