package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.LabeledImages;

/**
 * What every {@link ImageDataSet} has to keep: images of one shape with labels of named classes, a
 * normalization for each channel, and the same pixels whenever they are read, wherever they go.
 */
public abstract class ImageDataSetContract {
  private static final int LOOKED_AT = 50;

  /** Returns the data set under test. */
  protected abstract ImageDataSet dataSet();

  @Test
  void namesEveryClassOnce() {
    assertThat(dataSet().classNames()).isNotEmpty().doesNotHaveDuplicates();
    for (LabeledImages images : parts()) {
      for (int i = 0; i < images.size(); i++) {
        assertThat(images.label(i))
            .as("label of image %d", i)
            .isBetween(0, dataSet().classes() - 1);
      }
    }
  }

  @Test
  void normalizesEveryChannel() {
    assertThat(dataSet().normalization().mean()).hasSize(dataSet().shape().channels());
  }

  @Test
  void readsTheSamePixelsWhereverTheyGo() {
    int size = dataSet().shape().size();
    for (LabeledImages images : parts()) {
      assertThat(images.size()).isPositive();
      for (int i = 0; i < Math.min(images.size(), LOOKED_AT); i++) {
        byte[] alone = new byte[size];
        images.read(i, alone, 0);
        byte[] among = new byte[3 * size];
        Arrays.fill(among, (byte) 77);
        images.read(i, among, size);

        assertThat(Arrays.copyOfRange(among, size, 2 * size)).isEqualTo(alone);
        assertThat(Arrays.copyOf(among, size)).as("what lies before").containsOnly(77);
        assertThat(Arrays.copyOfRange(among, 2 * size, 3 * size))
            .as("what lies behind")
            .containsOnly(77);
      }
    }
  }

  private List<LabeledImages> parts() {
    return List.of(dataSet().training(), dataSet().test());
  }
}
