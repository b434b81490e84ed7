package org.robustlt.core.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.robustlt.api.data.DataException;

/**
 * An archive as its authors publish it.
 *
 * @param name of the file
 * @param md5 in hexadecimal digits, as published
 */
record OfficialArchive(String name, String md5) {
  /** Returns the archive, which the user may have given itself or the directory of. */
  Optional<Path> find(Path given) {
    return Stream.of(given, given.resolve(name)).filter(Files::isRegularFile).findFirst();
  }

  /**
   * Compares the checksum.
   *
   * @throws DataException if it differs, or the file cannot be read
   */
  void verify(Path archive) {
    String found = digest(archive);
    if (!found.equals(md5)) {
      throw new DataException(
          archive,
          String.format(
              Locale.ROOT,
              "not the official archive: its MD5 must be %s, got %s; get it again, or set"
                  + " data.verify to false for an archive of your own",
              md5,
              found));
    }
  }

  private static String digest(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] buffer = new byte[1 << 16];
        while (stream.read(buffer) >= 0) {
          // The stream digests what is read.
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new DataException(file, "cannot be read: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
