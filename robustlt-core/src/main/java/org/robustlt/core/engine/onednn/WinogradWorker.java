package org.robustlt.core.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.memory;

/** What one member of a team works with: a device of its own, and memory for tiles. */
final class WinogradWorker implements AutoCloseable {
  private final Device device = new Device();
  private final Map<WinogradBlocks, memory> tiles = new HashMap<>();
  private final memory ofTile = matrix(WinogradTransform.ofTile());
  private final memory ofProducts = matrix(WinogradTransform.ofProducts());

  Device device() {
    return device;
  }

  /** Returns the transform of tiles, {@code [1, 36, 36]}. */
  memory ofTile() {
    return ofTile;
  }

  /** Returns the transform of products, {@code [1, 16, 36]}. */
  memory ofProducts() {
    return ofProducts;
  }

  /**
   * Returns memory for the tiles of one block, {@code [6, 6, tiles, channels]}. What lies outside
   * of the images is 0 and must stay so.
   */
  memory tiles(WinogradBlocks blocks) {
    return tiles.computeIfAbsent(
        blocks,
        b -> {
          memory made =
              device.allocate(
                  Layout.plain(1, WinogradTransform.AREA, (long) b.tiles() * b.channels()));
          Floats.clear(made);
          return made;
        });
  }

  private memory matrix(double[][] values) {
    memory made = device.allocate(Layout.plain(1, values.length, values[0].length));
    Floats.set(made, values);
    return made;
  }

  @Override
  public void close() {
    device.close();
  }
}
