package org.robustlt.core.architecture;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/**
 * {@code cifar-resnet-<depth>}, and {@code resnet-20} … by its usual name.
 *
 * @param depth layers: 2 and a multiple of 6
 * @param shortcut what stands beside a block where the number of channels doubles
 * @param layers what stands between the convolutions
 */
@Component("cifar-resnet-<depth>")
@Description("thin residual network of 6n + 2 layers for CIFAR's images")
public record CifarResNetOptions(
    @Description("layers: 2 more than a multiple of 6") int depth,
    @Description(
            "where the number of channels doubles: every second pixel and channels of zeros"
                + " (option A of He et al.), or a convolution of 1x1 (option B)")
        Shortcut shortcut,
    @Inline LayerOptions layers)
    implements ArchitectureProvider {
  /** The defaults. */
  public CifarResNetOptions() {
    this(32);
  }

  /** The member of the family that has the given depth. */
  public CifarResNetOptions(int depth) {
    this(depth, Shortcut.PADDED, LayerOptions.STANDARD);
  }

  /**
   * Checks the depth.
   *
   * @throws IllegalArgumentException if there is no such network
   */
  public CifarResNetOptions {
    Require.that(
        depth >= 8 && depth % 6 == 2,
        "depth",
        "must be at least 8 and 2 more than a multiple of 6",
        depth);
  }

  /** What stands beside a residual block where the number of channels doubles. */
  public enum Shortcut {
    /** Every second pixel, and channels of zeros on both sides. */
    PADDED,
    /** A convolution of 1x1 with batch normalization. */
    PROJECTED
  }

  @Override
  public Architecture create(Context context) {
    return new CifarResNet((depth - 2) / 6, shortcut, layers);
  }
}
