package org.robustlt.core.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * A TAR archive whose long names and additional headers are short, since the library reads them
 * into memory whatever size they tell.
 */
final class BoundedTarStream extends TarArchiveInputStream {
  private static final int TYPE = 156;
  private static final int SIZE = 124;
  private static final String HELD_IN_MEMORY = "LKxXg";
  private static final long LONGEST = 1 << 16;

  BoundedTarStream(InputStream stream) {
    super(stream);
  }

  @Override
  protected byte[] readRecord() throws IOException {
    byte[] record = super.readRecord();
    if (record != null
        && record.length == TarConstants.DEFAULT_RCDSIZE
        && HELD_IN_MEMORY.indexOf(record[TYPE]) >= 0) {
      long size = TarUtils.parseOctalOrBinary(record, SIZE, TarConstants.SIZELEN);
      if (size > LONGEST) {
        throw new IOException(
            String.format(Locale.ROOT, "a name or header of %d bytes, at most %d", size, LONGEST));
      }
    }
    return record;
  }
}
