package org.robustlt.core.engine.onednn;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.robustlt.api.data.ImageShape;

/**
 * How a batch is divided into blocks of whole images, each of which one thread takes from its
 * source to its result without leaving its cache.
 *
 * @param images the images of a block
 * @param channels the channels of the source
 * @param height tiles above each other
 * @param width tiles beside each other
 * @param count how many blocks the batch has
 * @param rest the images that are left for one more block, fewer than in the others
 */
record WinogradBlocks(int images, int channels, int height, int width, int count, int rest) {
  /** More tiles share a transformed filter in vain, and leave the cache. */
  private static final int MOST_TILES = 64;

  /** With fewer the products of matrices are no longer as fast. */
  private static final int FEWEST_TILES = 16;

  /** The part of the threads' time that must be work. */
  private static final double BUSY = 0.75;

  /** Divides a batch of images of a shape into large blocks, if these keep the threads busy. */
  static Optional<WinogradBlocks> of(int batch, ImageShape shape, int threads) {
    int height = shape.height() / WinogradTransform.RESULTS;
    int width = shape.width() / WinogradTransform.RESULTS;
    return IntStream.rangeClosed(1, batch)
        .mapToObj(
            images ->
                new WinogradBlocks(
                    images, shape.channels(), height, width, batch / images, batch % images))
        .filter(blocks -> blocks.images == 1 || blocks.tiles() <= MOST_TILES)
        .filter(blocks -> blocks.tiles() >= FEWEST_TILES && blocks.busy(batch, threads) >= BUSY)
        .max(
            Comparator.comparingDouble((WinogradBlocks blocks) -> blocks.busy(batch, threads))
                .thenComparing(WinogradBlocks::images));
  }

  /** Returns the tiles of a block. */
  int tiles() {
    return images * height * width;
  }

  /** Returns the same division of a tensor with other channels. */
  WinogradBlocks withChannels(int others) {
    return new WinogradBlocks(images, others, height, width, count, rest);
  }

  /** Returns the last, smaller block alone. */
  Optional<WinogradBlocks> last() {
    return rest == 0
        ? Optional.empty()
        : Optional.of(new WinogradBlocks(rest, channels, height, width, 1, 0));
  }

  private double busy(int batch, int threads) {
    int blocks = count + (rest == 0 ? 0 : 1);
    int rounds = (blocks + threads - 1) / threads;
    return (double) batch / (rounds * threads * images);
  }
}
