package org.robustlt.core.file.npy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads an array in NumPy's NPY format from its first element to its last. */
public final class NpyReader implements Closeable {
  private final InputStream stream;
  private final NpyHeader header;
  private long read;

  /**
   * Reads the header.
   *
   * @param stream is closed with this reader
   * @throws NpyException if it is damaged
   */
  public NpyReader(InputStream stream) throws IOException {
    this.stream = new BufferedInputStream(stream, 1 << 16);
    try {
      this.header = NpyHeader.read(this.stream);
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  /** Returns what the array says of itself. */
  public NpyHeader header() {
    return header;
  }

  /**
   * Reads bytes of elements.
   *
   * @throws NpyException if there are not so many
   */
  public void read(byte[] target, int offset, int length) throws IOException {
    int count = stream.readNBytes(target, offset, length);
    read += count;
    if (count < length) {
      throw new NpyException(
          String.format(Locale.ROOT, "ends after %d bytes, its shape is %s", read, header.shape()));
    }
  }

  /**
   * Passes over bytes of elements.
   *
   * @throws NpyException if there are not so many
   */
  public void skip(long length) throws IOException {
    byte[] dropped = new byte[(int) Math.min(length, 1 << 16)];
    for (long left = length; left > 0; left -= dropped.length) {
      read(dropped, 0, (int) Math.min(left, dropped.length));
    }
  }

  /**
   * Checks that there is nothing behind the last element.
   *
   * @throws NpyException if there is
   */
  public void expectEnd() throws IOException {
    if (stream.read() >= 0) {
      throw new NpyException(
          String.format(
              Locale.ROOT, "is longer than the %d bytes of its shape %s", read, header.shape()));
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
