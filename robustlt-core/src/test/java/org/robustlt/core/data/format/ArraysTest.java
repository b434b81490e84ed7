package org.robustlt.core.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.data.format.DataSetFixtures.at;
import static org.robustlt.core.file.npy.NpyFixtures.npy;
import static org.robustlt.core.file.npy.NpyFixtures.writeNpz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.data.folder.TestDraw;

class ArraysTest {
  private final NumpyArrays provider = new NumpyArrays();
  private final Map<String, byte[]> arrays = new LinkedHashMap<>();

  @TempDir private Path directory;

  @BeforeEach
  void makeArrays() throws IOException {
    arrays.put("x_train", npy("|u1", counting(36), 3, 2, 2, 3));
    arrays.put("y_train", npy(0, 1, 1));
    arrays.put("x_test", npy("|u1", counting(24), 2, 2, 2, 3));
    arrays.put("y_test", npy("|u1", new byte[] {1, 0}, 2, 1));
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private Path file() throws IOException {
    Path file = directory.resolve("set.npz");
    writeNpz(file, arrays);
    return file;
  }

  private ImageDataSet open() throws IOException {
    return provider.create(at(file()));
  }

  @Test
  void channelsOfPixelsBecomePlanes() throws IOException {
    ImageDataSet set = open();
    assertThat(set.name()).isEqualTo("set.npz");
    assertThat(set.classNames()).containsExactly("0", "1");
    assertThat(set.shape()).isEqualTo(new ImageShape(3, 2, 2));
    assertThat(set.training().label(2)).isEqualTo(1);
    assertThat(set.test().label(0)).isEqualTo(1);
    byte[] image = new byte[12];
    set.training().read(1, image, 0);
    assertThat(image).containsExactly(12, 15, 18, 21, 13, 16, 19, 22, 14, 17, 20, 23);
  }

  @Test
  void aDirectoryOfFilesIsReadAsOneFile() throws IOException {
    for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
      Files.write(directory.resolve(array.getKey() + ".npy"), array.getValue());
    }
    ImageDataSet set = provider.create(at(directory));
    byte[] image = new byte[12];
    set.test().read(1, image, 0);
    assertThat(image).containsExactly(12, 15, 18, 21, 13, 16, 19, 22, 14, 17, 20, 23);
    Files.delete(directory.resolve("y_test.npy"));
    assertThatThrownBy(() -> provider.create(at(directory)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(directory.resolve("y_test.npy") + ": there is no such array");
  }

  @Test
  void planesAndGreyImagesStayAsTheyAre() throws IOException {
    arrays.put("x_train", npy("|u1", counting(36), 3, 3, 2, 2));
    arrays.put("x_test", npy("|u1", counting(24), 2, 3, 2, 2));
    byte[] image = new byte[12];
    open().training().read(0, image, 0);
    assertThat(image).isEqualTo(counting(12));
    arrays.put("x_train", npy("|u1", counting(18), 3, 2, 3));
    arrays.put("x_test", npy("|u1", counting(12), 2, 2, 3));
    assertThat(open().shape()).isEqualTo(new ImageShape(1, 2, 3));
  }

  @Test
  void whereTheChannelsAreMustBeToldIfTheSidesDoNot() throws IOException {
    arrays.put("x_train", npy("|u1", counting(81), 3, 3, 3, 3));
    arrays.put("x_test", npy("|u1", counting(54), 2, 3, 3, 3));
    assertFails(
        "x_train",
        "the array does not tell where its channels are: set data.channels to first or last, its"
            + " shape is [3, 3, 3, 3]");
    NumpyArrays last =
        new NumpyArrays("x_train", "y_train", "x_test", "y_test", ChannelOrder.LAST, TestDraw.NONE);
    byte[] image = new byte[27];
    last.create(at(file())).training().read(0, image, 0);
    assertThat(image).startsWith(0, 3, 6, 9);
  }

  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    check("x_train", npy("<c8", new byte[288], 3, 2, 2, 3), "must hold numbers, its type is");
    check("x_train", npy("|O", new byte[1], 3, 2, 2, 3), "which are objects of Python");
    check("x_train", npy("|u1", counting(24), 2, 2, 2, 3), "has 2 images for 3 labels");
    check("x_train", npy("|u1", counting(35), 3, 2, 2, 3), "ends after 35 bytes");
    check("x_train", npy("|u1", counting(9), 3, 3), "must have the sides images, height, width");
    check("x_test", npy("|u1", counting(48), 2, 2, 4, 3), "test images must be 3x2x2 as the");
    check("y_train", npy(0, 1, -1), "must hold labels 0..99999, image 2 has label -1");
    check("y_train", npy("<i8", new byte[48], 3, 2), "must hold one label for each image");
    check("y_train", npy(0, 2, 2), "at least 1 training image, class 1 has none");
    check("y_train", npy(0, 3, 3), "at least 1 training image, class 1, 2 have none");
    check("x_train", floats(-1.5, 2, 36, 3, 2, 2, 3), "standardized images");
    check("x_train", floats(0, 400, 36, 3, 2, 2, 3), "has values up to 400");
    check("x_train", floats(Double.NaN, 1, 36, 3, 2, 2, 3), "has the value NaN at place 0");
  }

  @Test
  void labelsMayBeRealsOneHotRowsOrNames() throws IOException {
    arrays.put("y_train", doubles(0, 1, 1));
    assertThat(open().training().label(2)).isEqualTo(1);
    arrays.put("y_train", npy("|u1", new byte[] {1, 0, 0, 1, 0, 1}, 3, 2));
    assertThat(open().training().label(0)).isEqualTo(0);
    assertThat(open().training().label(1)).isEqualTo(1);
    arrays.put("y_train", npy("|S3", "catdogdog".getBytes(StandardCharsets.UTF_8), 3));
    arrays.put("y_test", npy("|S4", "dog\0cat\0".getBytes(StandardCharsets.UTF_8), 2));
    assertThat(open().classNames()).containsExactly("cat", "dog");
    assertThat(open().test().label(0)).isEqualTo(1);
  }

  @Test
  void labelsMayBeginAtOne() throws IOException {
    arrays.put("y_train", npy(1, 2, 2));
    arrays.put("y_test", npy(2, 1));
    ImageDataSet set = open();
    assertThat(set.classNames()).containsExactly("1", "2");
    assertThat(set.training().label(0)).isEqualTo(0);
    assertThat(set.remarks().get(0).text()).contains("labels are 1 to 2");
    arrays.put("y_train", npy(2, 3, 3));
    arrays.put("y_test", npy(2, 3));
    assertFails("y_train", "labels must be 0, 1, 2, ... or 1, 2, 3, ... without gaps");
  }

  @Test
  void imagesMayBeRealsOrWideIntegersAndInFortranOrder() throws IOException {
    byte[] image = new byte[12];
    arrays.put("x_train", floats(0, 1, 36, 3, 2, 2, 3));
    arrays.put("x_test", floats(0, 1, 24, 2, 2, 2, 3));
    ImageDataSet set = open();
    set.training().read(2, image, 0);
    assertThat(image[11]).isEqualTo((byte) 255);
    assertThat(set.remarks().get(0).text())
        .isEqualTo("images have values from 0.000 to 1.000, taken as 0..1 and rounded to 8 bits");
    byte[] wide = new byte[72];
    byte[] fortran = new byte[36];
    for (int n = 0; n < 3; n++) {
      for (int within = 0; within < 12; within++) {
        int value = n * 12 + within;
        wide[2 * value + 1] = (byte) value;
        int row = within / 6;
        int column = within / 3 % 2;
        int channel = within % 3;
        fortran[n + 3 * (row + 2 * (column + 2 * channel))] = (byte) value;
      }
    }
    arrays.put("x_test", npy("|u1", counting(24), 2, 2, 2, 3));
    for (byte[] array :
        List.of(npy(">i2", wide, 3, 2, 2, 3), fortranOrder(npy("|u1", fortran, 3, 2, 2, 3)))) {
      arrays.put("x_train", array);
      open().training().read(1, image, 0);
      assertThat(image).containsExactly(12, 15, 18, 21, 13, 16, 19, 22, 14, 17, 20, 23);
    }
  }

  @Test
  void aTestSetIsDrawnWhereThereIsNone() throws IOException {
    arrays.remove("x_test");
    arrays.remove("y_test");
    NumpyArrays drawn =
        new NumpyArrays(
            "x_train", "y_train", "x_test", "y_test", ChannelOrder.LAST, new TestDraw(1, 0, 5));
    ImageDataSet set = drawn.create(at(file()));
    assertThat(set.training().size()).isEqualTo(2);
    assertThat(set.test().size()).isEqualTo(1);
    assertThat(set.test().label(0)).isEqualTo(1);
  }

  private static byte[] fortranOrder(byte[] npy) {
    String text = new String(npy, StandardCharsets.ISO_8859_1);
    return text.replace("'fortran_order': False", "'fortran_order': True ")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] doubles(double... values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(bytes::putDouble);
    return npy("<f8", bytes.array(), values.length);
  }

  /** Numbers that rise evenly. */
  private static byte[] floats(double from, double to, int count, long... sides)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      bytes.putFloat((float) (from + (to - from) * i / (count - 1)));
    }
    return npy("<f4", bytes.array(), sides);
  }

  private void check(String name, byte[] array, String problem) throws IOException {
    byte[] right = arrays.put(name, array);
    assertFails(name, problem);
    arrays.put(name, right);
  }

  private void assertFails(String name, String problem) {
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(directory.resolve("set.npz").resolve(name) + ": ")
        .hasMessageContaining(problem);
  }

  @Test
  void missingArraysAndDamagedFilesAreNamed() throws IOException {
    byte[] content = Files.readAllBytes(file());
    arrays.remove("y_test");
    assertFails("y_test", "there is no such array to test on; data.testLabels and data.testImages");
    Path file = directory.resolve("set.npz");
    Files.write(file, Arrays.copyOf(content, content.length - 10));
    assertThatThrownBy(() -> provider.create(at(file)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": not a readable NPZ file: ");
    Path nowhere = directory.resolve("nowhere");
    assertThatThrownBy(() -> provider.create(at(nowhere)))
        .isInstanceOf(DataException.class)
        .hasMessage(nowhere + ": no such file or directory");
  }
}
