package org.robustlt.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.ImageShape;

class WideBallsTest {
  private final WideBalls balls = new WideBalls(List.of("cat", "dog"), new ImageShape(3, 4, 4));

  @Test
  void classesAreNamedOnce() {
    assertThat(balls.news(new double[] {0.5, 1}, Norm.LINF)).isEmpty();
    assertThat(balls.news(new double[] {0.5, 10}, Norm.LINF))
        .contains(
            "the radius is larger than 1.000, the whole range of the pixels, so that every image is"
                + " allowed, of: dog (10.00)");
    assertThat(balls.news(new double[] {0.5, 10}, Norm.LINF)).isEmpty();
  }

  @Test
  void euclideanBallsMayReachTheFurthestCorner() {
    assertThat(balls.news(new double[] {6.9, 6.9}, Norm.L2)).isEmpty();
    assertThat(balls.news(new double[] {7, 6.9}, Norm.L2)).isPresent();
  }
}
