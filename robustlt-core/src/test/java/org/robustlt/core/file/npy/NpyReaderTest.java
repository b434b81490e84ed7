package org.robustlt.core.file.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.file.npy.NpyFixtures.npy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyReaderTest {
  private static NpyReader reader(byte[] file) throws IOException {
    return new NpyReader(new ByteArrayInputStream(file));
  }

  private static long[] integers(byte[] file) throws IOException {
    try (NpyReader reader = reader(file)) {
      return NpyIntegers.read(reader);
    }
  }

  /** {@code numpy.save} of {@code numpy.array([[1, -2], [3, 400]], dtype=">i2")}, NumPy 1.24. */
  @Test
  void anArrayThatNumpyWroteIsRead() throws IOException {
    byte[] file =
        HexFormat.of()
            .parseHex(
                "934e554d505901007600"
                    + HexFormat.of()
                        .formatHex(
                            "{'descr': '>i2', 'fortran_order': False, 'shape': (2, 2), }"
                                .getBytes(StandardCharsets.US_ASCII))
                    + "20".repeat(58)
                    + "0a"
                    + "0001fffe00030190");
    assertThat(reader(file).header()).isEqualTo(new NpyHeader(">i2", false, List.of(2L, 2L)));
    assertThat(integers(file)).containsExactly(1, -2, 3, 400);
  }

  @ParameterizedTest
  @CsvSource({
    "|u1, ff, 255",
    "|i1, ff, -1",
    "<u2, ffff, 65535",
    "<i4, feffffff, -2",
    "<u4, feffffff, 4294967294",
    ">i8, 0000000000000100, 256",
    "<i8, 0001000000000000, 256"
  })
  void everyTypeOfIntegersIsRead(String type, String bytes, long value) throws IOException {
    assertThat(integers(npy(type, HexFormat.of().parseHex(bytes), 1))).containsExactly(value);
  }

  @Test
  void anEmptyArrayOfRealNumbersHasNoIntegers() throws IOException {
    assertThat(integers(npy("<f8", new byte[0], 0))).isEmpty();
  }

  @Test
  void aFileIsRefusedWhereverItEnds() throws IOException {
    byte[] whole = npy(1, 2, 3);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> integers(part)).isInstanceOf(NpyException.class);
    }
    assertThatThrownBy(() -> integers(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(NpyException.class)
        .hasMessage("is longer than the 24 bytes of its shape [3]");
  }

  @Test
  void aHeaderThatLiesIsRefused() throws IOException {
    assertRefused(npy("<f4", new byte[4], 1), "must hold integers, its type is \"<f4\"");
    assertRefused(npy("<i8", new byte[8], 2), "ends after 8 bytes, its shape is [2]");
    assertRefused(
        npy("<i8", new byte[8], 1L << 58, 1L << 58),
        "has the impossible shape [288230376151711744, 288230376151711744]");
    assertRefused(npy("<i8", new byte[8], 1L << 50), "would take 8589934592 MB, at most 2047 MB");
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> integers(file))
        .isInstanceOf(NpyException.class)
        .hasMessageStartingWith(message);
  }
}
