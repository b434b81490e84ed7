package org.robustlt.core.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WinogradTransformTest {
  private static final int POINTS = WinogradTransform.POINTS;
  private static final int RESULTS = WinogradTransform.RESULTS;
  private static final int FILTER = WinogradTransform.FILTER;

  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

  @Test
  void productsOfTransformsAreTheCorrelation() {
    double[] tile = random.doubles(POINTS * POINTS, -1, 1).toArray();
    double[] filter = random.doubles(FILTER * FILTER, -1, 1).toArray();

    double[] transformedTile = times(WinogradTransform.ofTile(), tile);
    double[] transformedFilter = times(WinogradTransform.ofFilter(), filter);
    double[] products = new double[WinogradTransform.AREA];
    Arrays.setAll(products, i -> transformedTile[i] * transformedFilter[i]);
    double[] results = times(WinogradTransform.ofProducts(), products);

    assertThat(results).containsExactly(correlation(tile, filter), within(1e-13));
  }

  @Test
  void tilesAndProductsAreTransformedByNumbersThatSinglePrecisionKnows() {
    for (double[][] matrix :
        new double[][][] {WinogradTransform.ofTile(), WinogradTransform.ofProducts()}) {
      for (double[] row : matrix) {
        for (double entry : row) {
          assertThat((double) (float) entry).isEqualTo(entry);
        }
      }
    }
  }

  private static double[] correlation(double[] tile, double[] filter) {
    double[] results = new double[RESULTS * RESULTS];
    for (int result = 0; result < results.length; result++) {
      for (int tap = 0; tap < filter.length; tap++) {
        int row = result / RESULTS + tap / FILTER;
        int column = result % RESULTS + tap % FILTER;
        results[result] += tile[row * POINTS + column] * filter[tap];
      }
    }
    return results;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix)
        .mapToDouble(
            row -> {
              double sum = 0;
              for (int i = 0; i < row.length; i++) {
                sum += row[i] * vector[i];
              }
              return sum;
            })
        .toArray();
  }
}
