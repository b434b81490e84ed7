package @PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.tck.ArchitectureContract;

class @CLASS@Test extends ArchitectureContract {
  @Override
  protected Architecture architecture(ImageShape input) {
    return new @CLASS@().create(new ArchitectureProvider.Context(input));
  }

  @Test
  void reducesImagesToFeatures() {
    ImageShape shape = new ImageShape(3, 16, 16);
    NetworkBuilder network = new NetworkBuilder(shape);

    NetworkBuilder.Value features =
        new @CLASS@()
            .create(new ArchitectureProvider.Context(shape))
            .addTo(network, network.images());

    assertThat(features.shape()).isEqualTo(new ImageShape(new @CLASS@().width(), 1, 1));
  }
}
