package org.robustlt.core.wiring;

import java.util.List;
import org.robustlt.api.component.Component;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.format.ImagesInMemory;

/** Small images whose class is where a bright stripe lies, with noise. */
@Component("stripes")
public record StripesDataSet(int perClass) implements DataSetProvider {
  public StripesDataSet() {
    this(24);
  }

  private static final ImageShape SHAPE = new ImageShape(1, 8, 8);
  private static final int CLASSES = 4;

  @Override
  public ImageDataSet create(Location location) {
    return new ImageDataSet(
        "stripes",
        List.of("first", "second", "third", "fourth"),
        images(perClass, RandomSource.ofSeed(1)),
        images(10, RandomSource.ofSeed(2)),
        new ImageDataSet.Normalization(List.of(0.4), List.of(0.3)));
  }

  private static ImagesInMemory images(int perClass, RandomSource random) {
    byte[] pixels = new byte[perClass * CLASSES * SHAPE.size()];
    int[] labels = new int[perClass * CLASSES];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % CLASSES;
      var noise = random.at(i).generator();
      for (int p = 0; p < SHAPE.size(); p++) {
        boolean bright = p / SHAPE.width() / 2 == labels[i];
        pixels[i * SHAPE.size() + p] = (byte) (noise.nextInt(100) + (bright ? 120 : 0));
      }
    }
    return new ImagesInMemory(SHAPE, pixels, labels);
  }
}
