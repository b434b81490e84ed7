package org.robustlt.core.data.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.data.picture.Framing;

class ImageCacheTest {
  private static final ImageShape SHAPE = new ImageShape(3, 4, 4);

  @TempDir private Path directory;

  private final List<Path> files = new ArrayList<>();
  private final List<Integer> decoded = new ArrayList<>();

  @BeforeEach
  void writePictures() throws IOException {
    for (int i = 0; i < 7; i++) {
      BufferedImage image = new BufferedImage(5 + i, 4, BufferedImage.TYPE_INT_RGB);
      image.setRGB(2, 2, 0x10203 * i);
      Path file = directory.resolve("picture" + i + ".png");
      ImageIO.write(image, "png", file.toFile());
      files.add(file);
    }
    Files.writeString(files.get(3), "broken");
  }

  private ImageFiles images() {
    return new ImageFiles(files, 3, Optional.of(new Framing(4, 4, Framing.Crop.CENTRE)), false);
  }

  private DecodedImages open(Optional<Path> cache) {
    return DecodedImages.of(
        "pictures",
        images(),
        SHAPE,
        cache.map(ImageCache::new),
        (done, all) -> decoded.add(done),
        trouble -> {
          throw new AssertionError(trouble);
        });
  }

  private static byte[] samples(DecodedImages images, int image) {
    byte[] samples = new byte[SHAPE.size()];
    images.pixels().read(image, samples, 0);
    return samples;
  }

  @Test
  void imagesAreDecodedOnceAndStayTheSame() throws IOException {
    Path cache = directory.resolve("cache");
    DecodedImages plain = open(Optional.empty());
    DecodedImages made = open(Optional.of(cache));
    decoded.clear();
    DecodedImages kept = open(Optional.of(cache));
    assertThat(decoded).isEmpty();
    for (int i = 0; i < files.size(); i++) {
      assertThat(samples(kept, i)).isEqualTo(samples(plain, i)).isEqualTo(samples(made, i));
    }
    assertThat(kept.sha256()).isEqualTo(plain.sha256());
    assertThat(kept.facts()).isEqualTo(plain.facts());
    assertThat(kept.facts().get(3).problem()).isPresent();
    assertThat(kept.facts().get(6).width()).isEqualTo(11);
    assertThat(kept.verify(images(), (done, all) -> {})).isTrue();
    try (Stream<Path> all = Files.list(cache)) {
      assertThat(all).hasSize(1);
    }
  }

  @Test
  void filesThatChangeAreDecodedAgain() throws IOException {
    Path cache = directory.resolve("cache");
    open(Optional.of(cache));
    Files.setLastModifiedTime(files.get(0), FileTime.fromMillis(12_345_000));
    decoded.clear();
    open(Optional.of(cache));
    assertThat(decoded).hasSize(7);
  }

  @Test
  void aDamagedFileOfTheCacheIsMadeAgain() throws IOException {
    Path cache = directory.resolve("cache");
    DecodedImages made = open(Optional.of(cache));
    Path file = made.cache().orElseThrow();
    Files.write(file, new byte[] {1, 2, 3});
    DecodedImages again = open(Optional.of(cache));
    assertThat(samples(again, 2)).isEqualTo(samples(open(Optional.empty()), 2));
  }

  @Test
  void clearingDeletesWhatIsOursAndNothingElse() throws IOException {
    Path cache = directory.resolve("cache");
    open(Optional.of(cache));
    Files.writeString(cache.resolve("notes.txt"), "mine");
    assertThat(new ImageCache(cache).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.source()).isEqualTo("pictures"));
    new ImageCache(cache).clear();
    try (Stream<Path> all = Files.list(cache)) {
      assertThat(all).containsExactly(cache.resolve("notes.txt"));
    }
  }
}
