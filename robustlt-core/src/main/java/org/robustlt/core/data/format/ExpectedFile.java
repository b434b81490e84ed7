package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.robustlt.api.data.DataException;

/**
 * What an official file of a data set must be.
 *
 * @param name of the file
 * @param size in bytes
 * @param sha256 in hexadecimal digits, where known
 */
record ExpectedFile(String name, long size, Optional<String> sha256) {
  void checkSize(Path file, long found) {
    if (found != size) {
      throw new DataException(
          file,
          String.format(
              Locale.ROOT,
              "%s: it must have %d bytes, got %d",
              found < size ? "truncated" : "too long",
              size,
              found));
    }
  }

  void checkContent(Path file, byte[] content) {
    checkSize(file, content.length);
    sha256.ifPresent(
        expected -> {
          String found = digest(content);
          if (!found.equals(expected)) {
            throw new DataException(
                file,
                String.format(
                    Locale.ROOT,
                    "not the official file: its SHA-256 must be %s, got %s",
                    expected,
                    found));
          }
        });
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
