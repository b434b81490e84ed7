package org.robustlt.core.architecture;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/**
 * {@code vit-tiny} and {@code vit-small}.
 *
 * @param size what the others are unless given
 * @param patch side of a patch
 * @param channels values of a token
 * @param depth blocks
 * @param heads of attention
 * @param dropout rate of dropout, as {@code drop_rate} of the authors' DeiT: of the embedded tokens
 *     and of what attention and perceptron give
 * @param dropPath rate of stochastic depth in the last block, rising linearly from 0 in the first
 */
@Component("vit-<size>")
@Description(
    value = "vision transformer in the sizes of DeiT, with small patches",
    source = "Dosovitskiy et al., ICLR 2021; Touvron et al., ICML 2021")
public record VisionTransformerOptions(
    @Description("width that channels and heads have unless given") Size size,
    @Description("side of a patch; divides the images") int patch,
    @Description("values of a token; a multiple of heads") int channels,
    @Description("blocks of attention and perceptron") int depth,
    @Description("heads of attention") int heads,
    @Description("rate of dropout of tokens, behind attention and in the perceptron, in training")
        double dropout,
    @Description(
            "rate of stochastic depth in the last block, rising linearly from 0 in the first, in"
                + " training")
        double dropPath)
    implements ArchitectureProvider {
  /** The sizes of DeiT. */
  public enum Size {
    /** 192 channels, 3 heads. */
    TINY(3),
    /** 384 channels, 6 heads. */
    SMALL(6);

    private final int heads;

    Size(int heads) {
      this.heads = heads;
    }
  }

  /** The defaults. */
  public VisionTransformerOptions() {
    this(Size.TINY);
  }

  /** The member of the family that has the given size. */
  public VisionTransformerOptions(Size size) {
    this(size, 4, 64 * size.heads, 12, size.heads);
  }

  /** The member of other sides. */
  public VisionTransformerOptions(Size size, int patch, int channels, int depth, int heads) {
    this(size, patch, channels, depth, heads, 0, 0);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if they make no network
   */
  public VisionTransformerOptions {
    Require.atLeast("patch", patch, 1);
    Require.atLeast("depth", depth, 1);
    Require.atLeast("heads", heads, 1);
    Require.that(
        channels >= 1 && channels % heads == 0,
        "channels",
        "must be a multiple of heads (" + heads + ")",
        channels);
    LayerOptions.requireRate("dropout", dropout);
    LayerOptions.requireRate("dropPath", dropPath);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if patches do not divide the images
   */
  @Override
  public Architecture create(ArchitectureProvider.Context context) {
    if (context.input().height() % patch != 0 || context.input().width() % patch != 0) {
      throw new IllegalArgumentException(
          "patches of " + patch + " pixels do not divide images of " + context.input());
    }
    return new VisionTransformer(this);
  }
}
