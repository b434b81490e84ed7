package org.robustlt.core.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.split.ExponentialProfile;

class FashionMnistMiniProviderTest {
  private static final FashionMnistMini PROVIDER = new FashionMnistMini();

  private final ImageDataSet set = PROVIDER.create(DataSetProvider.Location.of(Optional.empty()));

  @Test
  void theSubsetNeedsNoDirectory() {
    assertThat(set.shape()).isEqualTo(new ImageShape(1, 28, 28));
    assertThat(frequencies(true))
        .isEqualTo(ClassFrequencies.of(2000, 1433, 1027, 736, 528, 378, 271, 194, 139, 100));
    assertThat(frequencies(false).counts()).containsOnly(150).hasSize(10);
  }

  private ClassFrequencies frequencies(boolean training) {
    return ImageSelection.frequencies(
        ImageSelection.labels(training ? set.training() : set.test()), 10);
  }

  @Test
  void aProfileOfRatio50TakesAllOfTheLargestClass() {
    ExponentialProfile profile = new ExponentialProfile();
    ClassFrequencies taken = profile.create(frequencies(true));
    assertThat(taken.max()).isEqualTo(2000);
    assertThat(taken.min()).isEqualTo(40);
  }

  @Test
  void pixelsHaveTheMeanOfFashionMnist() {
    byte[] image = new byte[784];
    double mean =
        IntStream.range(0, set.test().size())
                .mapToDouble(
                    i -> {
                      set.test().read(i, image, 0);
                      return IntStream.range(0, 784).map(p -> image[p] & 0xff).average().orElse(0);
                    })
                .average()
                .orElseThrow()
            / 255;
    assertThat(mean).isBetween(0.28, 0.29);
  }
}
