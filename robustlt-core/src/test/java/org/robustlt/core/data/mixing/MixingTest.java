package org.robustlt.core.data.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.Overlay;
import org.robustlt.api.random.RandomSource;

class MixingTest {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 24);
  private static final int DRAWS = 20_000;

  private static List<Optional<Overlay>> draw(Mixing mixing) {
    return IntStream.range(0, DRAWS)
        .mapToObj(i -> mixing.draw(SHAPE, RandomSource.ofSeed(8).at(i).generator()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.2, 1, 5})
  void sharesHaveMeanAndVarianceOfTheBetaDistribution(double alpha) {
    RandomGenerator random = RandomSource.ofSeed(3).generator();
    double[] shares =
        DoubleStream.generate(() -> new SymmetricBeta(alpha).sample(random)).limit(DRAWS).toArray();
    assertThat(DoubleStream.of(shares)).allMatch(share -> share >= 0 && share <= 1);
    double mean = DoubleStream.of(shares).average().orElseThrow();
    double variance =
        DoubleStream.of(shares).map(s -> (s - 0.5) * (s - 0.5)).average().orElseThrow();
    assertThat(mean).isCloseTo(0.5, within(0.015));
    assertThat(variance).isCloseTo(0.25 / (2 * alpha + 1), within(0.004));
  }

  @Test
  void alphaOneDrawsSharesEvenly() {
    RandomGenerator random = RandomSource.ofSeed(3).generator();
    int[] tenths = new int[10];
    for (int i = 0; i < DRAWS; i++) {
      tenths[(int) (10 * new SymmetricBeta(1).sample(random))]++;
    }
    assertThat(IntStream.of(tenths)).allMatch(count -> count > 1800 && count < 2200);
  }

  @Test
  void mixUpLaysWholeImagesOver() {
    Mixing mixUp = new MixUp().create(SHAPE);
    for (Optional<Overlay> drawn : draw(mixUp)) {
      Overlay overlay = drawn.orElseThrow();
      assertThat(overlay).isEqualTo(Overlay.whole(SHAPE, overlay.opacity()));
      assertThat(overlay.share(SHAPE)).isEqualTo(overlay.opacity());
    }
  }

  @Test
  void cutMixPastesWindowsOfTheShapeOfTheImageThatTheBorderMayCut() {
    Mixing cutMix = new CutMix(new MixingOptions(1, 1)).create(SHAPE);
    int cut = 0;
    for (Optional<Overlay> drawn : draw(cutMix)) {
      Overlay window = drawn.orElseThrow();
      int height = window.bottom() - window.top();
      int width = window.right() - window.left();
      assertThat(window.opacity()).isEqualTo(1);
      assertThat(window.bottom()).isLessThanOrEqualTo(SHAPE.height());
      assertThat(window.right()).isLessThanOrEqualTo(SHAPE.width());
      assertThat(window.share(SHAPE)).isEqualTo(height * width / (32.0 * 24));
      boolean touches =
          window.top() == 0
              || window.left() == 0
              || window.bottom() == SHAPE.height()
              || window.right() == SHAPE.width();
      if (touches) {
        cut++;
      } else {
        assertThat(Math.abs(height / 32.0 - width / 24.0)).isLessThan(2 / 24.0);
      }
    }
    assertThat(cut).isBetween(DRAWS / 4, DRAWS * 9 / 10);
  }

  @Test
  void batchesAreMixedWithTheGivenProbability() {
    Mixing cutMix = new CutMix(new MixingOptions(1, 0.3)).create(SHAPE);
    assertThat(draw(cutMix).stream().filter(Optional::isPresent).count())
        .isBetween((long) (0.28 * DRAWS), (long) (0.32 * DRAWS));
    assertThat(draw(new NoMixing().create(SHAPE))).allMatch(Optional::isEmpty);
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(() -> new MixingOptions(0, 1))
        .hasMessage("alpha must be greater than 0, got 0.0");
    assertThatThrownBy(() -> new MixingOptions(1, 1.5))
        .hasMessage("probability must be from 0 to 1, got 1.5");
    assertThatThrownBy(() -> new Overlay(0, 0, 1, 1, -0.1))
        .hasMessage("opacity must be 0..1, got -0.1");
    assertThatThrownBy(() -> new Overlay(2, 0, 1, 1, 1))
        .hasMessage("a window must lie in the image, got rows 2..1 and columns 0..1");
  }
}
