package org.robustlt.tck.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class NpzTest {
  @Test
  void readsEverySupportedType() throws IOException {
    assertThat(array("<f8", "(2,)", doubles(1.5, -2)).doubles()).containsExactly(1.5, -2);
    assertThat(array("<i8", "(1,)", little(8).putLong(-5).array()).longs()).containsExactly(-5);
    assertThat(array("<i4", "(1,)", little(4).putInt(7).array()).ints()).containsExactly(7);
    assertThat(array("|u1", "(2,)", new byte[] {-1, 3}).ints()).containsExactly(255, 3);
    assertThat(array("|b1", "(1,)", new byte[] {1}).longs()).containsExactly(1);
    NpyArray floats = array("<f4", "(1, 2)", little(8).putFloat(0.1f).putFloat(3).array());
    assertThat(floats.doubles()).containsExactly(0.1f, 3);
    assertThat(floats.array().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(floats.array().shape()).containsExactly(1, 2);
  }

  @Test
  void readsKeysWithSlashesAndSingleNumbers() throws IOException {
    Npz npz = Npz.read(new ByteArrayInputStream(zip("a/b/value", npy("<f8", "()", doubles(4)))));

    assertThat(npz.keys()).containsExactly("a/b/value");
    assertThat(npz.get("a/b/value").number()).isEqualTo(4);
    assertThat(npz.get("a/b/value").shape()).isEmpty();
    assertThatThrownBy(() -> npz.get("a")).hasMessage("no array \"a\"");
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatThrownBy(() -> array("<f2", "(1,)", new byte[2]))
        .hasMessage("k has type <f2, which is not supported");
    assertThatThrownBy(() -> array("<f8", "(2,)", doubles(1)))
        .hasMessageMatching("k must have \\d+ bytes, got \\d+");
    assertThatThrownBy(() -> NpyArray.read("k", new byte[20]))
        .hasMessage("k is no array in version 1.0 of the npy format");
  }

  private static NpyArray array(String type, String shape, byte[] content) throws IOException {
    return NpyArray.read("k", npy(type, shape, content));
  }

  private static byte[] npy(String type, String shape, byte[] content) {
    byte[] header =
        ("{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = new byte[10 + header.length + content.length];
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) header.length)
        .put(header)
        .put(content);
    return bytes;
  }

  private static byte[] zip(String key, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(key + ".npy"));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] doubles(double... values) {
    byte[] bytes = new byte[8 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
    return bytes;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
