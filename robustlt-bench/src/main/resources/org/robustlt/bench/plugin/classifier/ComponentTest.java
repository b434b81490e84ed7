package @PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.tck.ClassifierHeadContract;

class @CLASS@Test extends ClassifierHeadContract {
  @Override
  protected ClassifierHead head(int classes) {
    return new @CLASS@().create(new ClassifierProvider.Context(classes));
  }

  @Test
  void givesALogitForEveryClass() {
    NetworkBuilder network = new NetworkBuilder(new ImageShape(8, 1, 1));

    NetworkBuilder.Value logits =
        new @CLASS@()
            .create(new ClassifierProvider.Context(5))
            .addTo(network, network.images());

    assertThat(logits.shape()).isEqualTo(new ImageShape(5, 1, 1));
  }
}
