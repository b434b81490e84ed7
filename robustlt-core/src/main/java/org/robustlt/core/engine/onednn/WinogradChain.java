package org.robustlt.core.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.robustlt.core.engine.Operation;

/**
 * What one worker does with a block: it gathers tiles, transforms them, multiplies them with the
 * transformed filters, transforms the products and scatters the results, all in its own memory.
 */
final class WinogradChain {
  private static final int POINTS = WinogradTransform.POINTS;
  private static final int RESULTS = WinogradTransform.RESULTS;

  private final WinogradWorker worker;
  private final WinogradBlocks blocks;
  private final List<Movable> sources = new ArrayList<>();
  private final List<Operation> steps = new ArrayList<>();
  private final Movable target;

  /**
   * Prepares the work.
   *
   * @param filters the transformed filters, {@code [36, source channels, target channels]}
   * @param channels the channels of the target
   * @param add whether the results are added to the target
   */
  WinogradChain(
      WinogradWorker worker, WinogradBlocks blocks, memory filters, int channels, boolean add) {
    this.worker = worker;
    this.blocks = blocks;
    Device device = worker.device();
    memory tiles = worker.tiles(blocks);
    gather(tiles);
    memory transformed = shared(Device.Use.SOURCE, WinogradTransform.AREA, blocks.channels());
    steps.add(Product.of(device, worker.ofTile(), tiles, transformed));
    memory products = shared(Device.Use.RESULT, WinogradTransform.AREA, channels);
    steps.add(
        Product.of(
            device,
            matrices(Device.Use.SOURCE, blocks.channels()),
            device.memory(filters.get_desc(), filters.get_data_handle()),
            matrices(Device.Use.RESULT, channels)));
    memory results = shared(Device.Use.SOURCE, RESULTS * RESULTS, channels);
    steps.add(Product.of(device, worker.ofProducts(), products, results));
    target = scatter(channels, add);
  }

  /** Describes tiles, transformed or multiplied, as one matrix for each point. */
  static memory.desc matrices(WinogradBlocks blocks, int channels) {
    return Layout.plain(WinogradTransform.AREA, blocks.tiles(), channels);
  }

  /** Does the work for the block of which source and target begin at two addresses. */
  @SuppressWarnings("ForLoopReplaceableByForEach") // an iterator would be garbage
  void run(long source, long to) {
    for (int i = 0; i < sources.size(); i++) {
      sources.get(i).moveTo(source);
    }
    target.moveTo(to);
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).run();
    }
  }

  private void gather(memory tiles) {
    for (Span rows : Span.overlapping(blocks.height())) {
      for (Span columns : Span.overlapping(blocks.width())) {
        WinogradWindow pixels = new WinogradWindow(blocks, blocks.channels(), rows, columns);
        Movable source = new Movable(worker.device(), pixels.inImages(), pixels.offsetInImages());
        sources.add(source);
        memory to =
            worker
                .device()
                .memory(
                    pixels.inTiles(POINTS),
                    new Address(tiles.get_data_handle().address() + pixels.offsetInTiles(POINTS)));
        steps.add(Reorder.copy(worker.device(), source.window(), to));
      }
    }
  }

  private Movable scatter(int channels, boolean add) {
    WinogradWindow pixels =
        new WinogradWindow(
            blocks, channels, Span.adjacent(blocks.height()), Span.adjacent(blocks.width()));
    Device device = worker.device();
    memory results = device.shared(Device.Use.SOURCE, pixels.inTiles(RESULTS));
    Movable to = new Movable(device, pixels.inImages(), 0);
    steps.add(
        add
            ? Reorder.add(device, results, to.window())
            : Reorder.copy(device, results, to.window()));
    return to;
  }

  /** Returns shared memory for some values of each tile, as one matrix. */
  private memory shared(Device.Use use, int values, int channels) {
    return worker.device().shared(use, Layout.plain(1, values, (long) blocks.tiles() * channels));
  }

  private memory matrices(Device.Use use, int channels) {
    return worker.device().shared(use, matrices(blocks, channels));
  }
}
