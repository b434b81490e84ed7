package @PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.Overlay;
import org.robustlt.tck.MixingContract;

class @CLASS@Test extends MixingContract {
  @Override
  protected Mixing mixing(ImageShape shape) {
    return new @CLASS@().create(shape);
  }

  @Test
  void coversAShareOfTheWidth() {
    ImageShape shape = new ImageShape(3, 8, 8);

    assertThat(new @CLASS@(0.5).create(shape).draw(shape, RandomGenerator.getDefault()))
        .contains(new Overlay(0, 0, 8, 4, 1));
  }
}
