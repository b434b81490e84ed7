package org.robustlt.core.engine.onednn;

import org.bytedeco.dnnl.memory;

/**
 * Pixels of a block as they lie in its images and as they lie in its tiles. Both descriptions have
 * the dimensions {@code [image, tile row, point row, tile column, point column, channel]}.
 *
 * @param blocks the block
 * @param channels the channels of the images
 * @param rows which rows
 * @param columns which columns
 */
record WinogradWindow(WinogradBlocks blocks, int channels, Span rows, Span columns) {
  private static final int STEP = WinogradTransform.RESULTS;

  /** Describes the pixels in images {@code [images, height, width, channels]}. */
  memory.desc inImages() {
    long row = (long) blocks.width() * STEP * channels;
    long image = row * blocks.height() * STEP;
    return describe(image, STEP * row, row, (long) STEP * channels, channels);
  }

  /** Returns the bytes before the first of them. */
  long offsetInImages() {
    long row = (long) blocks.width() * STEP;
    return (long) Float.BYTES * channels * (rows.pixel() * row + columns.pixel());
  }

  /**
   * Describes the pixels in tiles {@code [side, side, images, height, width, channels]}.
   *
   * @param side the points along one side of a tile
   */
  memory.desc inTiles(int side) {
    long row = (long) blocks.width() * channels;
    long point = (long) blocks.tiles() * channels;
    return describe(row * blocks.height(), row, side * point, channels, point);
  }

  /** Returns the bytes before the first of them. */
  long offsetInTiles(int side) {
    long points = (long) rows.point() * side + columns.point();
    long tiles = (long) rows.tile() * blocks.width() + columns.tile();
    return (long) Float.BYTES * channels * (points * blocks.tiles() + tiles);
  }

  private memory.desc describe(
      long image, long tileRow, long pointRow, long tileColumn, long pointColumn) {
    return new memory.desc(
        new long[] {
          blocks.images(), rows.tiles(), rows.points(), columns.tiles(), columns.points(), channels
        },
        memory.data_type.f32,
        new long[] {image, tileRow, pointRow, tileColumn, pointColumn, 1});
  }
}
