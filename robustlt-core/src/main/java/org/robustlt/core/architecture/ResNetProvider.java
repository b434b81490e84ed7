package org.robustlt.core.architecture;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/** Provides {@code resnet-<depth>}. */
@Description("residual network with the stem for CIFAR's images")
public final class ResNetProvider implements ArchitectureProvider<ResNetProvider.Options> {
  private static final Pattern NAME = Pattern.compile("resnet-(18|34|50|101|152)");

  private static final Set<Integer> DEPTHS = Set.of(18, 34, 50, 101, 152);

  /** What a residual block is made of. */
  public enum Block {
    /** Two convolutions of 3x3. */
    BASIC,
    /** Convolutions of 1x1, 3x3 and 1x1, the last with four times as many channels. */
    BOTTLENECK
  }

  /**
   * The options.
   *
   * @param depth 18, 34, 50, 101 or 152
   * @param block what the blocks are made of
   */
  public record Options(
      @Description("layers: 18, 34, 50, 101 or 152") int depth,
      @Description("residual block; published code for long tails builds all depths from basic")
          Block block) {
    /**
     * Checks the depth.
     *
     * @throws IllegalArgumentException if there is no such network
     */
    public Options {
      if (!DEPTHS.contains(depth)) {
        throw new IllegalArgumentException("depth must be 18, 34, 50, 101 or 152, got " + depth);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("resnet");
  }

  @Override
  public String pattern() {
    return "resnet-<18|34|50|101|152>";
  }

  @Override
  public Options defaults() {
    return of(18);
  }

  @Override
  public Optional<Options> defaultsFor(ComponentName requested) {
    Matcher matcher = NAME.matcher(requested.value());
    return matcher.matches()
        ? Optional.of(of(Integer.parseInt(matcher.group(1))))
        : ArchitectureProvider.super.defaultsFor(requested);
  }

  private static Options of(int depth) {
    return new Options(depth, depth < 50 ? Block.BASIC : Block.BOTTLENECK);
  }

  @Override
  public Architecture create(Options options, Context context) {
    return ResNet.of(options);
  }
}
