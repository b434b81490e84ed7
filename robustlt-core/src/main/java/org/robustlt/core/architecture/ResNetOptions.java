package org.robustlt.core.architecture;

import java.util.Set;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/**
 * {@code resnet-<depth>}.
 *
 * @param depth 18, 34, 50, 101 or 152
 * @param block what the blocks are made of
 * @param stem what stands before the blocks
 * @param layers what stands between the convolutions
 */
@Component("resnet-<depth>")
@Description("residual network, with the stem for CIFAR's images or ImageNet's")
public record ResNetOptions(
    @Description("layers: 18, 34, 50, 101 or 152") int depth,
    @Description("residual block; published code for long tails builds all depths from basic")
        Block block,
    @Description(
            "before the blocks: for small images (3x3), ImageNet's (7x7 by 2, max-pooling), or small with max-pooling")
        Stem stem,
    @Inline LayerOptions layers)
    implements ArchitectureProvider {
  /** The defaults. */
  public ResNetOptions() {
    this(18);
  }

  /** The member of the family that has the given depth. */
  public ResNetOptions(int depth) {
    this(depth, depth < 50 ? Block.BASIC : Block.BOTTLENECK);
  }

  /** The member of the family that is made of the given blocks. */
  public ResNetOptions(int depth, Block block) {
    this(depth, block, Stem.CIFAR, LayerOptions.STANDARD);
  }

  /**
   * Checks the depth.
   *
   * @throws IllegalArgumentException if there is no such network
   */
  public ResNetOptions {
    Require.that(DEPTHS.contains(depth), "depth", "must be 18, 34, 50, 101 or 152", depth);
  }

  private static final Set<Integer> DEPTHS = Set.of(18, 34, 50, 101, 152);

  /** What a residual block is made of. */
  public enum Block {
    /** Two convolutions of 3x3. */
    BASIC,
    /** Convolutions of 1x1, 3x3 and 1x1, the last with four times as many channels. */
    BOTTLENECK
  }

  /** What stands before the residual blocks. */
  public enum Stem {
    /** A convolution of 3x3. */
    CIFAR,
    /** A convolution of 7x7 and stride 2, and a maximum pooling of 3x3 and stride 2. */
    IMAGENET,
    /** A convolution of 3x3, and a maximum pooling of 3x3 and stride 2. */
    CIFAR_POOLED
  }

  @Override
  public Architecture create(Context context) {
    return ResNet.of(this);
  }
}
