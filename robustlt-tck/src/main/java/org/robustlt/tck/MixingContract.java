package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.Overlay;
import org.robustlt.api.random.RandomSource;

/**
 * What every {@link Mixing} has to keep: overlays that lie in the image, and the same ones for the
 * same random numbers.
 */
public abstract class MixingContract {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 24);
  private static final int DRAWS = 200;

  /** Returns a new instance of the mixing under test. */
  protected abstract Mixing mixing(ImageShape shape);

  @Test
  void laysOverlaysIntoTheImage() {
    for (int draw = 0; draw < DRAWS; draw++) {
      draw(draw)
          .ifPresent(
              overlay -> {
                assertThat(overlay.bottom()).as("bottom").isLessThanOrEqualTo(SHAPE.height());
                assertThat(overlay.right()).as("right").isLessThanOrEqualTo(SHAPE.width());
                assertThat(overlay.share(SHAPE)).as("share of the other image").isBetween(0.0, 1.0);
              });
    }
  }

  @Test
  void drawsTheSameFromTheSameRandomNumbers() {
    for (int draw = 0; draw < DRAWS; draw++) {
      assertThat(draw(draw)).isEqualTo(draw(draw));
    }
  }

  private Optional<Overlay> draw(int number) {
    return mixing(SHAPE).draw(SHAPE, RandomSource.ofSeed(4).at(number).generator());
  }
}
