package org.robustlt.core.data.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.data.ReadingProgress;

/**
 * All images of a data set of picture files, decoded.
 *
 * @param shape of every image
 * @param pixels their samples
 * @param facts what was found of each
 * @param sha256 digest of all of them
 * @param cache the file that holds them, if one does
 */
public record DecodedImages(
    ImageShape shape,
    PixelStore pixels,
    List<ImageFacts> facts,
    String sha256,
    Optional<Path> cache) {
  /** Copies the facts. */
  public DecodedImages {
    facts = List.copyOf(facts);
  }

  /**
   * Decodes images, or takes them from a cache. Without a cache they are kept in memory where they
   * take less than a quarter of the heap, and decoded at every reading otherwise.
   *
   * @param source what messages and lists call them
   * @param cache where decoded images are kept
   * @param trouble hears why the cache is of no use
   */
  public static DecodedImages of(
      String source,
      ImageFiles files,
      ImageShape shape,
      Optional<ImageCache> cache,
      ReadingProgress progress,
      Consumer<String> trouble) {
    if (cache.isPresent()) {
      try {
        return cache.get().open(source, files, shape, progress);
      } catch (IOException e) {
        trouble.accept(
            "the cache of decoded images is not used: "
                + cache.get().directory()
                + ": "
                + e.getMessage());
      }
    }
    long bytes = (long) files.files().size() * shape.size();
    int size = shape.size();
    if (bytes < Runtime.getRuntime().maxMemory() / 4 && bytes < Integer.MAX_VALUE - 8) {
      byte[] all = new byte[(int) bytes];
      DecodingPass pass =
          DecodingPass.run(
              files,
              shape,
              (image, samples) -> System.arraycopy(samples, 0, all, image * size, size),
              progress);
      PixelStore held =
          (image, target, offset) -> System.arraycopy(all, image * size, target, offset, size);
      return new DecodedImages(shape, held, pass.facts(), pass.sha256(), Optional.empty());
    }
    DecodingPass pass = DecodingPass.run(files, shape, DecodingPass.Target.NONE, progress);
    PixelStore decoded =
        (image, target, offset) -> {
          ImageFiles.Decoded again = files.decode(image, shape);
          again
              .facts()
              .problem()
              .ifPresent(
                  problem -> {
                    throw new DataException(files.files().get(image), problem);
                  });
          System.arraycopy(again.samples(), 0, target, offset, size);
        };
    return new DecodedImages(shape, decoded, pass.facts(), pass.sha256(), Optional.empty());
  }

  /**
   * Decodes all files again.
   *
   * @return whether they hold what these images are
   */
  public boolean verify(ImageFiles files, ReadingProgress progress) {
    return DecodingPass.run(files, shape, DecodingPass.Target.NONE, progress)
        .sha256()
        .equals(sha256);
  }

  /**
   * Returns some of the images with their classes.
   *
   * @param places which images
   * @param labels the class of each
   * @param names what messages call each
   */
  public LabeledImages labelled(int[] places, int[] labels, List<String> names) {
    return new LabeledImages() {
      @Override
      public int size() {
        return places.length;
      }

      @Override
      public ImageShape shape() {
        return shape;
      }

      @Override
      public int label(int index) {
        return labels[index];
      }

      @Override
      public String name(int index) {
        return names.get(index);
      }

      @Override
      public void read(int index, byte[] target, int offset) {
        pixels.read(places[index], target, offset);
      }
    };
  }
}
