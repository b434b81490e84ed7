package org.robustlt.core.engine.onednn;

import java.util.List;
import java.util.stream.Stream;

/**
 * Pixels along one side of an image that lie in tiles at regular distances: pixel {@code pixel +
 * 4·t + p} is point {@code point + p} of tile {@code tile + t}.
 *
 * @param point the first point of a tile
 * @param points how many points of each tile
 * @param tile the first tile
 * @param tiles how many tiles
 * @param pixel the first pixel
 */
record Span(int point, int points, int tile, int tiles, int pixel) {
  /** Returns what tiles of 4 points cover that lie side by side. */
  static Span adjacent(int tiles) {
    return new Span(0, WinogradTransform.RESULTS, 0, tiles, 0);
  }

  /**
   * Returns what tiles of 6 points cover that overlap by 2 and begin one pixel before the image: in
   * every tile 4 points, in all but the first one before these, in all but the last one behind.
   */
  static List<Span> overlapping(int tiles) {
    int step = WinogradTransform.RESULTS;
    return Stream.of(
            new Span(0, 1, 1, tiles - 1, step - 1),
            new Span(1, step, 0, tiles, 0),
            new Span(step + 1, 1, 0, tiles - 1, step))
        .filter(span -> span.tiles > 0)
        .toList();
  }
}
