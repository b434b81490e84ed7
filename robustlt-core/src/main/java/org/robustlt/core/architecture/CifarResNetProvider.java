package org.robustlt.core.architecture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/** Provides {@code cifar-resnet-<depth>}, and {@code resnet-20} … by its usual name. */
@Description("thin residual network of 6n + 2 layers for CIFAR's images")
public final class CifarResNetProvider
    implements ArchitectureProvider<CifarResNetProvider.Options> {
  private static final Pattern NAME = Pattern.compile("cifar-resnet-([0-9]{1,4})");

  /**
   * The options.
   *
   * @param depth layers: 2 and a multiple of 6
   */
  public record Options(@Description("layers: 2 more than a multiple of 6") int depth) {
    /**
     * Checks the depth.
     *
     * @throws IllegalArgumentException if there is no such network
     */
    public Options {
      if (depth < 8 || depth % 6 != 2) {
        throw new IllegalArgumentException(
            "depth must be at least 8 and 2 more than a multiple of 6, got " + depth);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("cifar-resnet");
  }

  @Override
  public String pattern() {
    return "cifar-resnet-<depth>";
  }

  @Override
  public Options defaults() {
    return new Options(32);
  }

  @Override
  public Optional<Options> defaultsFor(ComponentName requested) {
    Matcher matcher = NAME.matcher(requested.value());
    return matcher.matches()
        ? Optional.of(new Options(Integer.parseInt(matcher.group(1))))
        : ArchitectureProvider.super.defaultsFor(requested);
  }

  @Override
  public Architecture create(Options options, Context context) {
    return new CifarResNet((options.depth() - 2) / 6);
  }
}
