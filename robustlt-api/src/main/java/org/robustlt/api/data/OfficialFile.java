package org.robustlt.api.data;

import java.net.URI;
import java.util.Locale;

/**
 * A file of a data set as its authors publish it.
 *
 * @param name of the file, relative to the directory that the user names; it may have a folder
 * @param address where it can be fetched
 * @param md5 its checksum, 32 hexadecimal digits in lower case
 */
public record OfficialFile(String name, URI address, String md5) {
  /**
   * Checks the form of the checksum.
   *
   * @throws IllegalArgumentException if it is not 32 hexadecimal digits
   */
  public OfficialFile {
    if (!md5.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "an MD5 has 32 hexadecimal digits, got \"%s\"", md5));
    }
  }
}
