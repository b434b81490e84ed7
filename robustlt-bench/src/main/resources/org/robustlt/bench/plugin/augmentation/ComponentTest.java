package @PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.ImageShape;
import org.robustlt.tck.AugmentationContract;

class @CLASS@Test extends AugmentationContract {
  @Override
  protected Augmentation augmentation(ImageShape shape) {
    return new @CLASS@().create(shape);
  }

  @Test
  void turnsTheRowsOfEveryChannelAround() {
    ImageShape shape = new ImageShape(2, 2, 1);
    byte[] image = {1, 2, 3, 4};
    byte[] augmented = new byte[4];

    new @CLASS@(1)
        .create(shape)
        .augment(image, shape, RandomGenerator.getDefault(), augmented);

    assertThat(augmented).containsExactly(2, 1, 4, 3);
    assertThat(image).containsExactly(1, 2, 3, 4);
  }
}
