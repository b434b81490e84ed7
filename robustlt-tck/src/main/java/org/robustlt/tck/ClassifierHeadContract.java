package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;

/**
 * What every {@link ClassifierHead} has to keep: a logit for each class, layers whose names begin
 * with {@code classifier}, and the same ones whenever it is asked.
 */
public abstract class ClassifierHeadContract {
  /** Returns a new instance of the head under test. */
  protected abstract ClassifierHead head(int classes);

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100})
  void givesALogitForEachClass(int classes) {
    NetworkDescription network = describe(classes);

    assertThat(network.classes()).isEqualTo(classes);
    assertThat(network.nodes().stream().skip(1).map(NetworkDescription.Node::name))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("classifier"), "begins with \"classifier\"");
    assertThat(describe(classes)).isEqualTo(network);
  }

  private NetworkDescription describe(int classes) {
    NetworkBuilder network = new NetworkBuilder(new ImageShape(5, 4, 4));
    NetworkBuilder.Value features =
        network.add("backbone.pool", new Layer.GlobalAveragePooling(), network.images());
    return network.build(features, head(classes).addTo(network, features));
  }
}
