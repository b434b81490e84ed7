package @PACKAGE@;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.Padding;

/** One convolution, its normalization and ReLU, and the mean over the image. */
@Component("@NAME@")
@Description("one convolution and the mean of its channels")
public record @CLASS@(@Description("channels of the convolution") int width)
    implements ArchitectureProvider {
  public @CLASS@() {
    this(16);
  }

  public @CLASS@ {
    Require.atLeast("width", width, 1);
  }

  @Override
  public Architecture create(Context context) {
    return (network, images) -> {
      Initialization weights = new Initialization.Normal(Math.sqrt(2.0 / (9 * width)));
      Layer convolution = new Layer.Convolution(width, 3, 1, Padding.around(1), false, weights);
      Value x = network.add("backbone.conv", convolution, images);
      x = network.add("backbone.bn", Layer.BatchNormalization.STANDARD, x);
      x = network.add("backbone.relu", new Layer.Relu(), x);
      return network.add("backbone.pool", new Layer.GlobalAveragePooling(), x);
    };
  }
}
