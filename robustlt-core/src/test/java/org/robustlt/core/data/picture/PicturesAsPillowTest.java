package org.robustlt.core.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Samples equal those that Pillow reads, or the file is refused. The files come from {@code
 * make_pictures.py}; {@code -Drobustlt.pictures=FILE} takes others of the same form.
 */
class PicturesAsPillowTest {
  private static final String SAMPLES = ".rgb";
  private static final Pattern RESIZED = Pattern.compile("(.*)@(centre-)?([0-9]+)x([0-9]+)\\.rgb");

  @TestFactory
  List<DynamicTest> samplesAreThoseOfPillow() throws IOException {
    Map<String, byte[]> entries = entries();
    List<DynamicTest> tests = new ArrayList<>();
    entries.forEach(
        (name, content) -> {
          if (!name.endsWith(SAMPLES)) {
            byte[] expected = entries.getOrDefault(name + SAMPLES, new byte[0]);
            tests.add(DynamicTest.dynamicTest(name, () -> check(content, expected)));
          }
        });
    assertThat(tests).hasSizeGreaterThan(60);
    return tests;
  }

  @TestFactory
  List<DynamicTest> resizedPicturesAreThoseOfPillowAndTorchvision() throws IOException {
    Map<String, byte[]> entries = entries();
    List<DynamicTest> tests = new ArrayList<>();
    entries.forEach(
        (name, expected) -> {
          Matcher resized = RESIZED.matcher(name);
          if (resized.matches()) {
            Framing framing =
                new Framing(
                    Integer.parseInt(resized.group(3)),
                    Integer.parseInt(resized.group(4)),
                    resized.group(2) == null ? Framing.Crop.SQUASH : Framing.Crop.CENTRE);
            byte[] content = entries.getOrDefault(resized.group(1), new byte[0]);
            tests.add(
                DynamicTest.dynamicTest(
                    name, () -> compare(framing.fit(PictureFile.read(content, false)), expected)));
          }
        });
    assertThat(tests).hasSize(80);
    return tests;
  }

  private static void check(byte[] content, byte[] expected) {
    Picture picture;
    try {
      picture = PictureFile.read(content, false);
    } catch (PictureException e) {
      assertThat(e).hasMessageMatching("(?s)(damaged image: |not an image|a JPEG |an? .* which).+");
      if (expected.length > 0) {
        fail("refused, but Pillow reads it", e);
      }
      return;
    }
    if (expected.length == 0) {
      fail("read, but must be refused");
    }
    compare(picture, expected);
  }

  private static void compare(Picture picture, byte[] expected) {
    ByteBuffer samples = ByteBuffer.wrap(expected);
    int width = samples.getInt();
    int height = samples.getInt();
    assertThat(List.of(picture.width(), picture.height())).containsExactly(width, height);
    int most = 0;
    int different = 0;
    int plane = width * height;
    for (int i = 0; i < plane; i++) {
      for (int c = 0; c < 3; c++) {
        int difference =
            Math.abs((picture.samples()[c * plane + i] & 0xff) - (samples.get() & 0xff));
        most = Math.max(most, difference);
        different += difference > 0 ? 1 : 0;
      }
    }
    assertThat(most)
        .as(String.format(Locale.ROOT, "largest difference; %d of %d differ", different, 3 * plane))
        .isZero();
  }

  private static Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (InputStream file = open();
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static InputStream open() throws IOException {
    String other = System.getProperty("robustlt.pictures", "");
    return other.isEmpty()
        ? PicturesAsPillowTest.class.getResourceAsStream("/pictures/pictures.zip")
        : Files.newInputStream(Path.of(other));
  }
}
