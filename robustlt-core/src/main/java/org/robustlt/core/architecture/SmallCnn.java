package org.robustlt.core.architecture;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;

/**
 * {@code small-cnn}.
 *
 * @param width channels of the first convolution; the second and third have twice and four times as
 *     many
 * @param layers what stands between the convolutions
 */
@Component("small-cnn")
@Description("three convolutions with batch normalization, for quick work on small images")
public record SmallCnn(
    @Description("channels of the first convolution; the others have 2 and 4 times as many")
        int width,
    @Inline LayerOptions layers)
    implements ArchitectureProvider {
  /** The defaults. */
  public SmallCnn() {
    this(32);
  }

  /** The network of the given width. */
  public SmallCnn(int width) {
    this(width, LayerOptions.STANDARD);
  }

  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public SmallCnn {
    Require.atLeast("width", width, 1);
  }

  @Override
  public Architecture create(Context context) {
    return this::addTo;
  }

  private Value addTo(NetworkBuilder network, Value images) {
    Layers layers = new Layers(network, Layers.Weights.BACKWARD_HE, this.layers);
    Value x = images;
    for (int i = 1; i <= 3; i++) {
      int stride = i == 1 ? 1 : 2;
      x = layers.convolution("backbone.conv" + i, x, width << (i - 1), 3, stride);
      x = layers.normalizedRelu("backbone.bn" + i, x);
    }
    return layers.pooled(x);
  }
}
