package org.robustlt.core.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/**
 * {@code vgg-<depth>-bn}.
 *
 * @param depth 11, 13, 16 or 19
 * @param hidden length of two linear layers before the classifier; 0 for none
 * @param dropout rate of dropout behind these
 * @param layers what stands between the convolutions
 */
@Component("vgg-<depth>-bn")
@Description(
    value = "network of 3x3 convolutions with batch normalization, for CIFAR's images",
    source = "Simonyan and Zisserman, ICLR 2015")
public record VggOptions(
    @Description("layers: 11, 13, 16 or 19") int depth,
    @Description("length of two linear layers before the classifier; 0 for none") int hidden,
    @Description("rate of dropout behind these, in training") double dropout,
    @Inline LayerOptions layers)
    implements ArchitectureProvider {
  /** Convolutions of each stage. */
  private static final Map<Integer, List<Integer>> STAGES =
      Map.of(
          11, List.of(1, 1, 2, 2, 2),
          13, List.of(2, 2, 2, 2, 2),
          16, List.of(2, 2, 3, 3, 3),
          19, List.of(2, 2, 4, 4, 4));

  private static final int MOST_CHANNELS = 512;

  /** The defaults. */
  public VggOptions() {
    this(16);
  }

  /** The member of the family that has the given depth. */
  public VggOptions(int depth) {
    this(depth, 0, 0, LayerOptions.STANDARD.withBias());
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if there is no such network
   */
  public VggOptions {
    Require.that(STAGES.containsKey(depth), "depth", "must be 11, 13, 16 or 19", depth);
    Require.atLeast("hidden", hidden, 0);
    LayerOptions.requireRate("dropout", dropout);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if images have less than 32 pixels a side
   */
  @Override
  public Architecture create(Context context) {
    if (Math.min(context.input().height(), context.input().width()) < 32) {
      throw new IllegalArgumentException(
          "five poolings need images of 32 pixels a side or more, got " + context.input());
    }
    List<Integer> plan = new ArrayList<>();
    int channels = 64;
    for (int convolutions : STAGES.getOrDefault(depth, List.of())) {
      for (int i = 0; i < convolutions; i++) {
        plan.add(channels);
      }
      plan.add(Vgg.POOLING);
      channels = Math.min(MOST_CHANNELS, 2 * channels);
    }
    return new Vgg(plan, this);
  }
}
