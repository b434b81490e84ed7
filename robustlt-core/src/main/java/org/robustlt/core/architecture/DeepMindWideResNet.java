package org.robustlt.core.architecture;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/**
 * {@code dm-wrn-<depth>-<width>}.
 *
 * @param depth layers: 4 and a multiple of 6
 * @param width factor of the channels 16, 32, 64
 * @param layers what stands between the convolutions
 */
@Component("dm-wrn-<depth>-<width>")
@Description(
    value = "wide residual network with SiLU, as DeepMind's robust networks",
    source = "Gowal et al., arXiv 2010.03593")
public record DeepMindWideResNet(
    @Description("layers: 4 more than a multiple of 6") int depth,
    @Description("factor of the channels 16, 32, 64") int width,
    @Inline LayerOptions layers)
    implements ArchitectureProvider {
  /** The defaults. */
  public DeepMindWideResNet() {
    this(28, 10);
  }

  /** The member of the family that has the given depth and width. */
  public DeepMindWideResNet(int depth, int width) {
    this(depth, width, LayerOptions.of(Nonlinearity.SILU));
  }

  /**
   * Checks depth and width.
   *
   * @throws IllegalArgumentException if they make no network
   */
  public DeepMindWideResNet {
    Require.that(
        depth >= 10 && (depth - 4) % 6 == 0,
        "depth",
        "must be at least 10 and 4 more than a multiple of 6",
        depth);
    Require.atLeast("width", width, 1);
  }

  @Override
  public Architecture create(Context context) {
    return new TinyImageNetWideResNet((depth - 4) / 6, width, 0, layers);
  }
}
