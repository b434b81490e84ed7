package org.robustlt.core.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/** Provides {@code preact-resnet-<depth>}. */
@Description("residual network with activation before its convolutions, for CIFAR's images")
public final class PreActResNetProvider
    implements ArchitectureProvider<PreActResNetProvider.Options> {
  private static final Pattern NAME = Pattern.compile("preact-resnet-(18|34|50)");
  private static final Map<Integer, List<Integer>> BLOCKS =
      Map.of(18, List.of(2, 2, 2, 2), 34, List.of(3, 4, 6, 3), 50, List.of(3, 4, 6, 3));

  /**
   * The options.
   *
   * @param depth 18, 34 or 50
   * @param lastNormalization whether a normalization follows the last block
   * @param nonlinearity what stands between the convolutions
   */
  public record Options(
      @Description("layers: 18, 34 or 50") int depth,
      @Description(
              "whether normalization and nonlinearity follow the last block; some published"
                  + " code leaves them out")
          boolean lastNormalization,
      @Description("what stands between the convolutions") Nonlinearity nonlinearity) {
    /**
     * Checks the depth.
     *
     * @throws IllegalArgumentException if there is no such network
     */
    public Options {
      if (!BLOCKS.containsKey(depth)) {
        throw new IllegalArgumentException("depth must be 18, 34 or 50, got " + depth);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("preact-resnet");
  }

  @Override
  public String pattern() {
    return "preact-resnet-<18|34|50>";
  }

  @Override
  public Options defaults() {
    return new Options(18, true, Nonlinearity.RELU);
  }

  @Override
  public Optional<Options> defaultsFor(ComponentName requested) {
    Matcher matcher = NAME.matcher(requested.value());
    return matcher.matches()
        ? Optional.of(new Options(Integer.parseInt(matcher.group(1)), true, Nonlinearity.RELU))
        : ArchitectureProvider.super.defaultsFor(requested);
  }

  @Override
  public Architecture create(Options options, Context context) {
    return new PreActResNet(
        BLOCKS.getOrDefault(options.depth(), List.of()),
        options.depth() == 50,
        options.lastNormalization(),
        options.nonlinearity());
  }
}
