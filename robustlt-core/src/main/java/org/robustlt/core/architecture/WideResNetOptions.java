package org.robustlt.core.architecture;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/**
 * {@code wrn-<depth>-<width>}.
 *
 * @param depth layers: 4 and a multiple of 6
 * @param width factor of the channels 16, 32, 64
 * @param variant which published variant is built
 * @param dropout rate of dropout between the convolutions of a block
 * @param layers what stands between the convolutions
 */
@Component("wrn-<depth>-<width>")
@Description("wide residual network")
public record WideResNetOptions(
    @Description("layers: 4 more than a multiple of 6") int depth,
    @Description("factor of the channels 16, 32, 64") int width,
    @Description("published variant: by the size of the images, or named") Variant variant,
    @Description("rate of dropout between the convolutions of a block, in training") double dropout,
    @Inline LayerOptions layers)
    implements ArchitectureProvider {
  /** The defaults. */
  public WideResNetOptions() {
    this(28, 10);
  }

  /** The member of the family that has the given depth and width. */
  public WideResNetOptions(int depth, int width) {
    this(depth, width, Variant.AUTO);
  }

  /** The member of the family in the given variant. */
  public WideResNetOptions(int depth, int width, Variant variant) {
    this(depth, width, variant, 0, LayerOptions.STANDARD);
  }

  /**
   * Checks depth, width and rate.
   *
   * @throws IllegalArgumentException if they make no network
   */
  public WideResNetOptions {
    Require.that(
        depth >= 10 && (depth - 4) % 6 == 0,
        "depth",
        "must be at least 10 and 4 more than a multiple of 6",
        depth);
    Require.atLeast("width", width, 1);
    LayerOptions.requireRate("dropout", dropout);
  }

  int blocks() {
    return (depth - 4) / 6;
  }

  /** Which of the two published variants is built. */
  public enum Variant {
    /** The one for 64-pixel images where the images are larger than 32 pixels, else the other. */
    AUTO,
    /** The variant for CIFAR's images of 32 pixels. */
    CIFAR,
    /** The variant for Tiny-ImageNet's images of 64 pixels. */
    TINY_IMAGENET
  }

  @Override
  public Architecture create(Context context) {
    boolean large = context.input().height() > 32 || context.input().width() > 32;
    boolean tiny = variant == Variant.TINY_IMAGENET || (variant == Variant.AUTO && large);
    return tiny
        ? new TinyImageNetWideResNet(blocks(), width, dropout, layers)
        : new WideResNet(blocks(), width, dropout, layers);
  }
}
