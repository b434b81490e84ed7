package org.robustlt.core.architecture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/** Provides {@code vit-tiny}, {@code vit-small}, {@code deit-tiny} and {@code deit-small}. */
@Description(
    value = "vision transformer in the sizes of DeiT, with small patches",
    source = "Dosovitskiy et al., ICLR 2021; Touvron et al., ICML 2021")
public final class VisionTransformerProvider
    implements ArchitectureProvider<VisionTransformerProvider.Options> {
  private static final Pattern NAME = Pattern.compile("(?:vit|deit)-(tiny|small)");
  private static final Options TINY = new Options(4, 192, 12, 3);
  private static final Options SMALL = new Options(4, 384, 12, 6);

  /**
   * The options.
   *
   * @param patch side of a patch
   * @param channels values of a token
   * @param depth blocks
   * @param heads of attention
   */
  public record Options(
      @Description("side of a patch; divides the images") int patch,
      @Description("values of a token; a multiple of heads") int channels,
      @Description("blocks of attention and perceptron") int depth,
      @Description("heads of attention") int heads) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if they make no network
     */
    public Options {
      if (patch < 1) {
        throw new IllegalArgumentException("patch must be at least 1, got " + patch);
      }
      if (depth < 1) {
        throw new IllegalArgumentException("depth must be at least 1, got " + depth);
      }
      if (heads < 1) {
        throw new IllegalArgumentException("heads must be at least 1, got " + heads);
      }
      if (channels < 1 || channels % heads != 0) {
        throw new IllegalArgumentException(
            "channels must be a multiple of heads (" + heads + "), got " + channels);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("vit");
  }

  @Override
  public String pattern() {
    return "vit|deit-<tiny|small>";
  }

  @Override
  public Options defaults() {
    return TINY;
  }

  @Override
  public Optional<Options> defaultsFor(ComponentName requested) {
    Matcher matcher = NAME.matcher(requested.value());
    return matcher.matches()
        ? Optional.of(matcher.group(1).equals("tiny") ? TINY : SMALL)
        : ArchitectureProvider.super.defaultsFor(requested);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if patches do not divide the images
   */
  @Override
  public Architecture create(Options options, Context context) {
    int patch = options.patch();
    if (context.input().height() % patch != 0 || context.input().width() % patch != 0) {
      throw new IllegalArgumentException(
          "patches of " + patch + " pixels do not divide images of " + context.input());
    }
    return new VisionTransformer(patch, options.channels(), options.depth(), options.heads());
  }
}
