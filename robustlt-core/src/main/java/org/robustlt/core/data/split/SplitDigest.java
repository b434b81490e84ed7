package org.robustlt.core.data.split;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two runs selected the same images in the same order. */
public final class SplitDigest {
  private SplitDigest() {}

  /** Returns the SHA-256 of indices as 64-bit little-endian numbers, in hexadecimal digits. */
  public static String sha256(int[] indices) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(indices.length, Long.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int index : indices) {
      bytes.putLong(index);
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
