package org.robustlt.core.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.format.ImagesInMemory;
import org.robustlt.tck.golden.Npz;

class CorruptionTest {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  /** Levels of 255; Java's JPEG rounds otherwise, SciPy interpolates elsewhere by 1e-7. */
  private static final double ROUNDING = 1e-3;

  private static final double OF_JPEG = 4;

  @ParameterizedTest
  @MethodSource("goldenImages")
  void equalsNumPysAndPillows(String key) throws IOException {
    Npz golden = golden();
    Corruption kind =
        Stream.of(Corruption.values())
            .filter(some -> key.startsWith(some.fileName() + "/"))
            .findFirst()
            .orElseThrow();
    int severity = key.charAt(key.length() - 1) - '0';
    double[] expected = golden.get(key).doubles();

    Raster made = kind.on(Raster.of(SHAPE, image(golden)), severity, new Congruential());

    boolean jpeg = kind == Corruption.JPEG_COMPRESSION;
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      double value = 255 * Raster.clipped(made.values()[i]);
      assertThat(value).as("%s, %d", key, i).isCloseTo(expected[i], within(jpeg ? 40 : ROUNDING));
      sum += Math.abs(value - expected[i]);
    }
    assertThat(sum / expected.length).isLessThan(jpeg ? OF_JPEG : ROUNDING);
  }

  static Stream<String> goldenImages() throws IOException {
    return golden().keys().stream().filter(key -> key.contains("/")).sorted();
  }

  @ParameterizedTest
  @EnumSource
  void isTheSameWheneverItIsReadAndGrowsWithSeverity(Corruption kind) throws IOException {
    byte[] image = image(golden());
    double[] distances =
        IntStream.rangeClosed(1, 5)
            .mapToDouble(
                severity -> {
                  byte[] first = kind.apply(SHAPE, image, severity, source(severity).generator());
                  byte[] again = kind.apply(SHAPE, image, severity, source(severity).generator());
                  assertThat(again).isEqualTo(first);
                  return distance(first, image);
                })
            .toArray();
    assertThat(Arrays.stream(distances))
        .as("every severity changes the image")
        .allMatch(d -> d > 0);
    // Those of the elastic transform bend more and slant less.
    if (kind != Corruption.ELASTIC_TRANSFORM) {
      assertThat(distances[4]).isGreaterThan(distances[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesGreyImagesOfAnySize(Corruption kind) {
    ImageShape shape = new ImageShape(1, 28, 21);
    byte[] image = new byte[shape.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = (byte) (i * 7 % 200);
    }
    byte[] before = image.clone();
    for (int severity = 1; severity <= 5; severity++) {
      assertThat(kind.apply(shape, image, severity, source(severity).generator()))
          .hasSameSizeAs(image);
    }
    assertThat(image).isEqualTo(before);
  }

  @Test
  void noiseIsAsStrongAsTheDefinitionSays() {
    ImageShape shape = new ImageShape(1, 200, 200);
    Raster grey = new Raster(shape, new double[shape.size()]).map(value -> 0.5);
    Raster normal = Corruption.GAUSSIAN_NOISE.on(grey, 5, source(1).generator());
    Raster shot = Corruption.SHOT_NOISE.on(grey, 5, source(1).generator());
    Raster impulse = Corruption.IMPULSE_NOISE.on(grey, 5, source(1).generator());
    assertThat(deviation(normal)).isCloseTo(0.1, within(0.002));
    assertThat(deviation(shot)).isCloseTo(Math.sqrt(0.5 / 50), within(0.002));
    assertThat(Arrays.stream(impulse.values()).filter(v -> v == 0).count() / 40_000.0)
        .isCloseTo(0.035, within(0.004));
    assertThat(Arrays.stream(impulse.values()).filter(v -> v == 1).count() / 40_000.0)
        .isCloseTo(0.035, within(0.004));
  }

  @Test
  void filesOfCifar10CAreReadWhereTheyLie(@TempDir Path folder) throws IOException {
    ImageShape shape = new ImageShape(3, 2, 2);
    byte[] pixels = new byte[3 * shape.size()];
    ImagesInMemory test = new ImagesInMemory(shape, pixels, new int[] {2, 0, 1});
    byte[] all = new byte[5 * 3 * 12];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    npy(folder.resolve("fog.npy"), "(15, 2, 2, 3)", all);
    byte[] labels = new byte[15];
    for (int i = 0; i < 15; i++) {
      labels[i] = (byte) new int[] {2, 0, 1}[i % 3];
    }
    npy(folder.resolve("labels.npy"), "(15,)", labels);

    byte[] read = new byte[13];
    CorruptionFile.open(folder, Corruption.FOG, 3, test).read(1, read, 1);
    int first = 2 * 36 + 12;
    assertThat(read)
        .startsWith(0, first, first + 3, first + 6, first + 9, first + 1)
        .endsWith((byte) (first + 11));

    assertThatThrownBy(() -> CorruptionFile.open(folder, Corruption.SNOW, 3, test))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("snow.npy");
    labels[7] = 2;
    npy(folder.resolve("labels.npy"), "(15,)", labels);
    assertThatThrownBy(() -> CorruptionFile.open(folder, Corruption.FOG, 3, test))
        .hasMessageContaining("is of other images: the class of test image 1 is 0");
  }

  private static void npy(Path file, String shape, byte[] values) throws IOException {
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }";
    String padded = header + " ".repeat(127 - 10 - header.length()) + "\n";
    byte[] bytes = new byte[128 + values.length];
    byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0};
    System.arraycopy(start, 0, bytes, 0, 10);
    byte[] text = padded.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, bytes, 10, text.length);
    System.arraycopy(values, 0, bytes, 128, values.length);
    Files.write(file, bytes);
  }

  private static RandomSource source(int number) {
    return RandomSource.ofSeed(5).at(number);
  }

  private static double distance(byte[] one, byte[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
    }
    return sum / one.length;
  }

  private static double deviation(Raster image) {
    double mean = Arrays.stream(image.values()).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(image.values()).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  private static byte[] image(Npz golden) {
    int[] values = golden.get("image").ints();
    byte[] samples = new byte[values.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) values[i];
    }
    return samples;
  }

  private static Npz golden() throws IOException {
    try (InputStream file = CorruptionTest.class.getResourceAsStream("corruptions.npz")) {
      return Npz.read(file);
    }
  }

  /** The generator of {@code corruptions.py}. */
  private static final class Congruential implements RandomGenerator {
    private long state = 20260;

    @Override
    public double nextDouble() {
      state = (state * 1103515245 + 12345) % (1L << 31);
      return (double) state / (1L << 31);
    }

    @Override
    public long nextLong() {
      throw new AssertionError("only uniform numbers are compared");
    }
  }
}
