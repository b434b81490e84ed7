package org.robustlt.bench.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.data.Batch;
import org.robustlt.core.data.format.ImagesInMemory;

class PicturesTest {
  /** Two images of 16x16 pixels: one red, of class 1, and one of mid grey, of class 0. */
  private static ImageDataSet set() {
    byte[] pixels = new byte[2 * 768];
    Arrays.fill(pixels, 0, 256, (byte) 255);
    Arrays.fill(pixels, 768, 1536, (byte) 128);
    ImagesInMemory images = new ImagesInMemory(new ImageShape(3, 16, 16), pixels, new int[] {1, 0});
    return new ImageDataSet(
        "two",
        List.of("grey", "red"),
        images,
        images,
        new ImageDataSet.Normalization(List.of(0., 0., 0.), List.of(1., 1., 1.)));
  }

  @Test
  void theContactSheetHasARowForEachClass() {
    BufferedImage sheet = ContactSheet.draw(set(), new int[] {0, 1});
    int x = 190 + 32;
    assertThat(sheet.getRGB(x, 3 + 32)).isEqualTo(0xff808080);
    assertThat(sheet.getRGB(x, 3 + 67 + 32)).isEqualTo(0xffff0000);
    assertThat(sheet.getRGB(x + 67, 3 + 32)).isEqualTo(0xffffffff);
  }

  @Test
  void theBatchSheetShowsWhatTheNetworkGets() {
    INDArray images = Nd4j.zeros(DataType.FLOAT, 18, 3, 16, 16);
    images.slice(0).slice(0).assign(1);
    images.slice(17).assign(128 / 255f);
    BufferedImage sheet = BatchSheet.draw(new Batch(images, new int[18], new int[18]));
    assertThat(sheet.getRGB(3 + 32, 3 + 32)).isEqualTo(0xffff0000);
    assertThat(sheet.getRGB(3 + 67 + 32, 3 + 67 + 32)).isEqualTo(0xff808080);
    assertThat(sheet.getRGB(3 + 2 * 67 + 32, 3 + 67 + 32)).isEqualTo(0xffffffff);
  }

  @Test
  void theBarsOfTheHistogramAreAsLongAsTheCounts() {
    BufferedImage picture =
        ClassHistogram.draw(
            List.of("a", "b"), ClassFrequencies.of(80, 20), ClassFrequencies.of(100, 25));
    int y = 20;
    assertThat(picture.getRGB(190 + 440, y)).isEqualTo(0xff2b7ac0);
    assertThat(picture.getRGB(190 + 460, y)).isEqualTo(0xffd96a14);
    assertThat(picture.getRGB(190 + 100, y + 20)).isEqualTo(0xff2b7ac0);
    assertThat(picture.getRGB(190 + 125, y + 20)).isEqualTo(0xffd96a14);
  }

  @Test
  void meanAndDeviationAreOfEachChannel() {
    ChannelStatistics statistics = ChannelStatistics.of(set().training(), new int[] {0, 1});
    assertThat(statistics.mean().get(0)).isCloseTo((1 + 128 / 255.0) / 2, within(1e-12));
    assertThat(statistics.mean().get(2)).isCloseTo(64 / 255.0, within(1e-12));
    assertThat(statistics.standardDeviation().get(2)).isCloseTo(64 / 255.0, within(1e-12));
  }
}
