package org.robustlt.core.architecture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/** Provides {@code wrn-<depth>-<width>}. */
@Description("wide residual network")
public final class WideResNetProvider implements ArchitectureProvider<WideResNetProvider.Options> {
  private static final Pattern NAME = Pattern.compile("wrn-([0-9]{1,4})-([0-9]{1,3})");

  /** Which of the two published variants is built. */
  public enum Variant {
    /** The one for 64-pixel images where the images are larger than 32 pixels, else the other. */
    AUTO,
    /** The variant for CIFAR's images of 32 pixels. */
    CIFAR,
    /** The variant for Tiny-ImageNet's images of 64 pixels. */
    TINY_IMAGENET
  }

  /**
   * The options.
   *
   * @param depth layers: 4 and a multiple of 6
   * @param width factor of the channels 16, 32, 64
   * @param variant which published variant is built
   */
  public record Options(
      @Description("layers: 4 more than a multiple of 6") int depth,
      @Description("factor of the channels 16, 32, 64") int width,
      @Description("published variant: by the size of the images, or named") Variant variant) {
    /**
     * Checks depth and width.
     *
     * @throws IllegalArgumentException if they make no network
     */
    public Options {
      if (depth < 10 || (depth - 4) % 6 != 0) {
        throw new IllegalArgumentException(
            "depth must be at least 10 and 4 more than a multiple of 6, got " + depth);
      }
      if (width < 1) {
        throw new IllegalArgumentException("width must be at least 1, got " + width);
      }
    }

    int blocks() {
      return (depth - 4) / 6;
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("wrn");
  }

  @Override
  public String pattern() {
    return "wrn-<depth>-<width>";
  }

  @Override
  public Options defaults() {
    return new Options(28, 10, Variant.AUTO);
  }

  @Override
  public Optional<Options> defaultsFor(ComponentName requested) {
    Matcher matcher = NAME.matcher(requested.value());
    if (matcher.matches()) {
      return Optional.of(
          new Options(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Variant.AUTO));
    }
    return ArchitectureProvider.super.defaultsFor(requested);
  }

  @Override
  public Architecture create(Options options, Context context) {
    boolean large = context.input().height() > 32 || context.input().width() > 32;
    boolean tiny =
        options.variant() == Variant.TINY_IMAGENET || (options.variant() == Variant.AUTO && large);
    return tiny
        ? new TinyImageNetWideResNet(options.blocks(), options.width(), Nonlinearity.RELU)
        : new WideResNet(options.blocks(), options.width());
  }
}
