package org.robustlt.core.architecture;

import java.util.List;
import java.util.Map;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/**
 * {@code preact-resnet-<depth>}.
 *
 * @param depth 18, 34 or 50
 * @param lastNormalization whether a normalization follows the last block
 * @param variant which published code's blocks
 * @param layers what stands between the convolutions
 */
@Component("preact-resnet-<depth>")
@Description("residual network with activation before its convolutions, for CIFAR's images")
public record PreActResNetOptions(
    @Description("layers: 18, 34 or 50") int depth,
    @Description(
            "whether normalization and nonlinearity follow the last block; some published"
                + " code leaves them out")
        boolean lastNormalization,
    @Description(
            "whose blocks: usual, or deepmind, whose shortcuts convolve by 3x3 what is not"
                + " activated")
        Variant variant,
    @Inline LayerOptions layers)
    implements ArchitectureProvider {
  /** The defaults. */
  public PreActResNetOptions() {
    this(18);
  }

  /** The member of the family that has the given depth. */
  public PreActResNetOptions(int depth) {
    this(depth, true, Variant.USUAL, LayerOptions.STANDARD);
  }

  /** Whose blocks the network has. */
  public enum Variant {
    /** Those of He et al. (ECCV 2016). */
    USUAL,
    /** Those of DeepMind's robust networks (Gowal et al., arXiv 2010.03593). */
    DEEPMIND
  }

  /**
   * Checks the depth.
   *
   * @throws IllegalArgumentException if there is no such network
   */
  public PreActResNetOptions {
    Require.that(BLOCKS.containsKey(depth), "depth", "must be 18, 34 or 50", depth);
    Require.that(
        variant == Variant.USUAL || depth < 50, "variant", "must be usual at depth 50", variant);
  }

  private static final Map<Integer, List<Integer>> BLOCKS =
      Map.of(18, List.of(2, 2, 2, 2), 34, List.of(3, 4, 6, 3), 50, List.of(3, 4, 6, 3));

  @Override
  public Architecture create(Context context) {
    return new PreActResNet(
        BLOCKS.getOrDefault(depth, List.of()), depth == 50, lastNormalization, variant, layers);
  }
}
