package org.robustlt.core.architecture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/** Provides {@code dm-wrn-<depth>-<width>}. */
@Description(
    value = "wide residual network with SiLU, as DeepMind's robust networks",
    source = "Gowal et al., arXiv 2010.03593")
public final class DeepMindWideResNetProvider
    implements ArchitectureProvider<DeepMindWideResNetProvider.Options> {
  private static final Pattern NAME = Pattern.compile("dm-wrn-([0-9]{1,4})-([0-9]{1,3})");

  /**
   * The options.
   *
   * @param depth layers: 4 and a multiple of 6
   * @param width factor of the channels 16, 32, 64
   * @param nonlinearity what stands between the convolutions
   */
  public record Options(
      @Description("layers: 4 more than a multiple of 6") int depth,
      @Description("factor of the channels 16, 32, 64") int width,
      @Description("what stands between the convolutions") Nonlinearity nonlinearity) {
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
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("dm-wrn");
  }

  @Override
  public String pattern() {
    return "dm-wrn-<depth>-<width>";
  }

  @Override
  public Options defaults() {
    return new Options(28, 10, Nonlinearity.SILU);
  }

  @Override
  public Optional<Options> defaultsFor(ComponentName requested) {
    Matcher matcher = NAME.matcher(requested.value());
    return matcher.matches()
        ? Optional.of(
            new Options(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Nonlinearity.SILU))
        : ArchitectureProvider.super.defaultsFor(requested);
  }

  @Override
  public Architecture create(Options options, Context context) {
    return new TinyImageNetWideResNet(
        (options.depth() - 4) / 6, options.width(), options.nonlinearity());
  }
}
