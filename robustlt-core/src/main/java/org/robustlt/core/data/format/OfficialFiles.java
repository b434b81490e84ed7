package org.robustlt.core.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.robustlt.api.data.OfficialFile;

/** Finds and checks files that authors of data sets publish. */
public final class OfficialFiles {
  private OfficialFiles() {}

  /** Returns the file, which the user may have given itself or the directory of. */
  public static Optional<Path> find(OfficialFile file, Path given) {
    return Stream.of(given, given.resolve(file.name())).filter(Files::isRegularFile).findFirst();
  }

  /**
   * Compares the checksum.
   *
   * @throws DataException if it differs, or the file cannot be read
   */
  public static void verify(OfficialFile official, Path file) {
    String found = md5(file);
    if (!found.equals(official.md5())) {
      throw new DataException(
          file,
          String.format(
              Locale.ROOT,
              "not the official %s: its MD5 must be %s, got %s; get it again, or set data.verify"
                  + " to false for a file of your own",
              official.name(),
              official.md5(),
              found));
    }
  }

  /**
   * Returns the checksum of a file.
   *
   * @throws DataException if the file cannot be read
   */
  public static String md5(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
        stream.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new DataException(file, "cannot be read: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
