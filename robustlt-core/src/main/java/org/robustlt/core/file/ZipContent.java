package org.robustlt.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What an entry of a ZIP archive holds, checked against its checksum as soon as all of it is read;
 * {@link ZipFile} does not look.
 */
public final class ZipContent extends CheckedInputStream {
  private final ZipEntry entry;
  private long left;

  private ZipContent(InputStream stream, ZipEntry entry) throws IOException {
    super(stream, new CRC32());
    this.entry = entry;
    this.left = entry.getSize();
    check();
  }

  /** Opens an entry, for the caller to close. */
  public static InputStream of(ZipFile zip, ZipEntry entry) throws IOException {
    return new ZipContent(zip.getInputStream(entry), entry);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? -1 : 1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count(read);
    return read;
  }

  private void count(int read) throws IOException {
    if (read > 0) {
      left -= read;
      check();
    }
  }

  private void check() throws IOException {
    if (left == 0 && getChecksum().getValue() != entry.getCrc()) {
      throw new ZipException(
          "is damaged: the checksum of "
              + entry.getName()
              + " is "
              + Long.toHexString(getChecksum().getValue())
              + ", and must be "
              + Long.toHexString(entry.getCrc()));
    }
  }
}
