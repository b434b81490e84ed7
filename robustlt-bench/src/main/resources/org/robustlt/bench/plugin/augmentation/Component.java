package @PACKAGE@;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/** Turns an image upside down. */
@Component("@NAME@")
@Description("turns some of the images upside down")
public record @CLASS@(@Description("share of the images that are turned") double probability)
    implements AugmentationProvider {
  public @CLASS@() {
    this(0.5);
  }

  public @CLASS@ {
    Require.share("probability", probability);
  }

  @Override
  public Augmentation create(ImageShape shape) {
    return (image, dimensions, random, augmented) -> {
      boolean turned = random.nextDouble() < probability;
      int width = dimensions.width();
      int rows = image.length / width;
      for (int row = 0; row < rows; row++) {
        int height = dimensions.height();
        int channel = row / height;
        int from = turned ? (channel + 1) * height - 1 - row % height : row;
        System.arraycopy(image, from * width, augmented, row * width, width);
      }
    };
  }
}
