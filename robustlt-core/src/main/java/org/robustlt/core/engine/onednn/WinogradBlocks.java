package org.robustlt.core.engine.onednn;

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
 */
record WinogradBlocks(int images, int channels, int height, int width, int count) {
  /** More tiles share a transformed filter in vain, and leave the cache. */
  private static final int MOST_TILES = 64;

  /** With fewer the products of matrices are no longer as fast. */
  private static final int FEWEST_TILES = 16;

  /** The part of the threads that must have work. */
  private static final double BUSY = 0.75;

  /** Divides a batch of images of a shape, if that can be done well. */
  static Optional<WinogradBlocks> of(int batch, ImageShape shape, int threads) {
    int height = shape.height() / WinogradTransform.RESULTS;
    int width = shape.width() / WinogradTransform.RESULTS;
    return IntStream.rangeClosed(1, batch)
        .filter(images -> batch % images == 0)
        .mapToObj(
            images -> new WinogradBlocks(images, shape.channels(), height, width, batch / images))
        .filter(blocks -> blocks.images == 1 || blocks.tiles() <= MOST_TILES)
        .filter(blocks -> blocks.tiles() >= FEWEST_TILES && blocks.busy(threads) >= BUSY)
        .reduce((fewer, more) -> more);
  }

  /** Returns the tiles of a block. */
  int tiles() {
    return images * height * width;
  }

  /** Returns the same division of a tensor with other channels. */
  WinogradBlocks withChannels(int others) {
    return new WinogradBlocks(images, others, height, width, count);
  }

  private double busy(int threads) {
    int rounds = (count + threads - 1) / threads;
    return (double) count / (rounds * threads);
  }
}
