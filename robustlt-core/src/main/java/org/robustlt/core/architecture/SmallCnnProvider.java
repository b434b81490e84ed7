package org.robustlt.core.architecture;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;

/** Provides {@code small-cnn}. */
@Description("three convolutions with batch normalization, for quick work on small images")
public final class SmallCnnProvider implements ArchitectureProvider<SmallCnnProvider.Options> {
  /**
   * The options.
   *
   * @param width channels of the first convolution; the second and third have twice and four times
   *     as many
   */
  public record Options(
      @Description("channels of the first convolution; the others have 2 and 4 times as many")
          int width) {
    /**
     * Checks the width.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Options {
      if (width < 1) {
        throw new IllegalArgumentException("width must be at least 1, got " + width);
      }
    }
  }

  @Override
  public ComponentName name() {
    return ComponentName.of("small-cnn");
  }

  @Override
  public Options defaults() {
    return new Options(32);
  }

  @Override
  public Architecture create(Options options, Context context) {
    return (network, images) -> addTo(network, images, options.width());
  }

  private static Value addTo(NetworkBuilder network, Value images, int width) {
    Layers layers =
        new Layers(network, Layers.Weights.BACKWARD_HE, Layer.BatchNormalization.STANDARD);
    Value x = images;
    for (int i = 1; i <= 3; i++) {
      int stride = i == 1 ? 1 : 2;
      x = layers.convolution("backbone.conv" + i, x, width << (i - 1), 3, stride);
      x = layers.normalizedRelu("backbone.bn" + i, x);
    }
    return layers.pooled(x);
  }
}
