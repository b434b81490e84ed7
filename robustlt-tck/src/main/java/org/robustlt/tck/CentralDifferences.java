package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks a gradient against central differences in double precision. */
final class CentralDifferences {
  private static final double STEP = 1e-6;
  private static final double TOLERANCE = 1e-6;

  private CentralDifferences() {}

  /**
   * Checks every entry to 1e-6 of the largest entry; an absent gradient has to be zero.
   *
   * @param name what the gradient is called in messages
   * @param gradient the gradient at the point
   * @param point a {@code DOUBLE} matrix
   * @param function the function of such a matrix
   */
  static void check(
      String name,
      Optional<INDArray> gradient,
      INDArray point,
      ToDoubleFunction<INDArray> function) {
    assertThat(point.dataType()).isEqualTo(DataType.DOUBLE);
    gradient.ifPresent(
        array ->
            assertThat(array.shape())
                .as("shape of the %s gradient", name)
                .isEqualTo(point.shape()));
    double scale =
        gradient.map(g -> g.amaxNumber().doubleValue()).map(max -> Math.max(1e-3, max)).orElse(1.0);
    for (int row = 0; row < point.rows(); row++) {
      for (int column = 0; column < point.columns(); column++) {
        double difference =
            function.applyAsDouble(moved(point, row, column, STEP))
                - function.applyAsDouble(moved(point, row, column, -STEP));
        double actual = gradient.isPresent() ? gradient.get().getDouble(row, column) : 0;
        assertThat(actual)
            .as("%s gradient at [%d, %d]", name, row, column)
            .isCloseTo(difference / (2 * STEP), within(TOLERANCE * scale));
      }
    }
  }

  private static INDArray moved(INDArray point, int row, int column, double step) {
    INDArray moved = point.dup();
    moved.putScalar(row, column, point.getDouble(row, column) + step);
    return moved;
  }
}
