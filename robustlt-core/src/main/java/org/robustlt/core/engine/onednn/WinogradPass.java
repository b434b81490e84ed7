package org.robustlt.core.engine.onednn;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.robustlt.core.engine.Operation;

/** A convolution of one tensor into another by minimal filtering, its blocks shared by a team. */
final class WinogradPass implements Operation, Team.Task {
  private final Team threads;
  private final int count;
  private final List<WinogradChain> chains;
  private final List<WinogradChain> last;
  private final long source;
  private final long target;
  private final long sourceStep;
  private final long targetStep;

  /**
   * Prepares the pass.
   *
   * @param blocks how the source is divided
   * @param add whether the results are added to the target
   * @param filters gives the transformed filters in a wanted layout
   */
  WinogradPass(
      WinogradTeam team,
      WinogradBlocks blocks,
      OneDnnTensor source,
      OneDnnTensor target,
      boolean add,
      Function<memory.desc, memory> filters) {
    threads = team.threads();
    count = blocks.count();
    memory transformed = filters.apply(wanted(team, blocks, target));
    int channels = target.shape().channels();
    chains = chains(team, blocks, transformed, channels, add);
    last =
        blocks.last().map(rest -> chains(team, rest, transformed, channels, add)).orElse(List.of());
    this.source = source.values().get_data_handle().address();
    this.target = target.values().get_data_handle().address();
    sourceStep = source.description().get_size() / source.batch() * blocks.images();
    targetStep = target.description().get_size() / target.batch() * blocks.images();
  }

  private static List<WinogradChain> chains(
      WinogradTeam team, WinogradBlocks blocks, memory filters, int channels, boolean add) {
    return Team.forOneThread(
        () ->
            team.workers().stream()
                .map(worker -> new WinogradChain(worker, blocks, filters, channels, add))
                .toList());
  }

  /** Returns the layout of filters in which the products are fastest. */
  private static memory.desc wanted(WinogradTeam team, WinogradBlocks blocks, OneDnnTensor target) {
    Device device = team.workers().get(0).device();
    int inputs = blocks.channels();
    int outputs = target.shape().channels();
    matmul.primitive_desc choice =
        Team.forOneThread(
            () ->
                Product.choose(
                    device,
                    WinogradChain.matrices(blocks, inputs),
                    Layout.any(memory.data_type.f32, WinogradTransform.AREA, inputs, outputs),
                    WinogradChain.matrices(blocks, outputs)));
    return device.keep(choice).weights_desc();
  }

  @Override
  public void run() {
    threads.run(this, count + (last.isEmpty() ? 0 : 1));
  }

  @Override
  public void run(int member, int part) {
    WinogradChain chain = (part < count ? chains : last).get(member);
    chain.run(source + part * sourceStep, target + part * targetStep);
  }
}
