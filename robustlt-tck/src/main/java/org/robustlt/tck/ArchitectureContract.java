package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;

/**
 * What every {@link Architecture} has to keep: layers of the module {@code backbone}, features that
 * a linear classifier can read, and the same network whenever it is asked.
 */
public abstract class ArchitectureContract {
  private static final int CLASSES = 7;

  /** Returns a new instance of the architecture under test. */
  protected abstract Architecture architecture(ImageShape input);

  /** Returns the shape of images that the network is described for; 3x32x32 unless overridden. */
  protected ImageShape input() {
    return new ImageShape(3, 32, 32);
  }

  @Test
  void endsInFeaturesThatAClassifierReads() {
    NetworkDescription network = describe();

    assertThat(network.classes()).isEqualTo(CLASSES);
    assertThat(network.featureLength()).isPositive();
    assertThat(network.parameters()).isNotEmpty();
  }

  @Test
  void namesItsLayersAfterTheBackbone() {
    assertThat(describe().nodes().stream().map(NetworkDescription.Node::name))
        .filteredOn(name -> !name.equals("classifier"))
        .isNotEmpty()
        .allMatch(
            name -> name.equals("backbone") || name.startsWith("backbone."),
            "is \"backbone\" or begins with \"backbone.\"");
  }

  @Test
  void describesTheSameNetworkWheneverItIsAsked() {
    assertThat(describe()).isEqualTo(describe());
  }

  private NetworkDescription describe() {
    NetworkBuilder network = new NetworkBuilder(input());
    NetworkBuilder.Value features = architecture(input()).addTo(network, network.images());
    return network.build(
        features, network.add("classifier", new Layer.Linear(CLASSES, true), features));
  }
}
