package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.robustlt.api.data.DataException;

/**
 * What an official file of a data set must be, as far as it is known.
 *
 * @param name of the file
 * @param size in bytes
 * @param checksum of the content
 */
record ExpectedFile(String name, OptionalLong size, Optional<Checksum> checksum) {
  /**
   * A checksum.
   *
   * @param algorithm as Java names it
   * @param digits hexadecimal
   */
  record Checksum(String algorithm, String digits) {
    String of(byte[] content) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has " + algorithm, e);
      }
    }
  }

  static ExpectedFile ofSize(String name, long size) {
    return new ExpectedFile(name, OptionalLong.of(size), Optional.empty());
  }

  static ExpectedFile ofSha256(String name, long size, String digits) {
    return new ExpectedFile(
        name, OptionalLong.of(size), Optional.of(new Checksum("SHA-256", digits)));
  }

  static ExpectedFile ofMd5(String name, String digits) {
    return new ExpectedFile(name, OptionalLong.empty(), Optional.of(new Checksum("MD5", digits)));
  }

  /**
   * Compares what was found.
   *
   * @throws DataException if it is another file
   */
  void check(Path file, byte[] content) {
    if (size.isPresent() && content.length != size.getAsLong()) {
      throw new DataException(
          file,
          String.format(
              Locale.ROOT,
              "%s: it must have %d bytes, got %d",
              content.length < size.getAsLong() ? "truncated" : "too long",
              size.getAsLong(),
              content.length));
    }
    checksum.ifPresent(
        expected -> {
          String found = expected.of(content);
          if (!found.equals(expected.digits())) {
            throw new DataException(
                file,
                String.format(
                    Locale.ROOT,
                    "not the official file: its %s must be %s, got %s",
                    expected.algorithm(),
                    expected.digits(),
                    found));
          }
        });
  }
}
