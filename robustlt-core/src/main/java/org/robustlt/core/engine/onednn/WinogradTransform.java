package org.robustlt.core.engine.onednn;

/**
 * The matrices of minimal filtering F(4×4, 3×3): 16 neighbouring results of a 3×3 filter cost 36
 * products instead of 144. With a 6×6 tile d, a filter g and their transforms in two dimensions,
 * {@code Y = Aᵀ[(G·g·Gᵀ) ∘ (Bᵀ·d·B)]A} (Winograd, "Arithmetic Complexity of Computations", 1980;
 * Lavin and Gray, arXiv 1509.09308, section 4).
 *
 * <p>The matrices here work on flattened tiles: each is the Kronecker product of the
 * one-dimensional matrix with itself. As the transforms are matrix products, their entries cost
 * nothing, and the points 0, ±3/4, ±3/2 and ∞ are chosen for precision alone: the error is about
 * six times that of direct convolution in single precision, where the usual 0, ±1, ±2 give twelve
 * times (compare Barabasz et al., arXiv 1803.10986).
 */
final class WinogradTransform {
  /** Results of a tile along one side. */
  static final int RESULTS = 4;

  /** Values of a filter along one side. */
  static final int FILTER = 3;

  /** Values of a tile along one side, and of a transformed one. */
  static final int POINTS = RESULTS + FILTER - 1;

  /** Values of a transformed tile, and products for each pair of channels. */
  static final int AREA = POINTS * POINTS;

  /** Where polynomials are evaluated; the last point is infinity. */
  private static final double[] FINITE = {0, 0.75, -0.75, 1.5, -1.5};

  private WinogradTransform() {}

  /** Returns Bᵀ⊗Bᵀ, {@code [36, 36]}, from a tile to its transform. */
  static double[][] ofTile() {
    double[][] matrix = new double[POINTS][];
    for (int i = 0; i < FINITE.length; i++) {
      matrix[i] = productWithout(i);
    }
    matrix[FINITE.length] = productWithout(FINITE.length);
    return squared(matrix);
  }

  /** Returns G⊗G, {@code [36, 9]}, from a filter to its transform. */
  static double[][] ofFilter() {
    double[][] matrix = powers(FILTER);
    for (int i = 0; i < FINITE.length; i++) {
      double divisor = 1;
      for (int j = 0; j < FINITE.length; j++) {
        divisor *= j == i ? 1 : FINITE[i] - FINITE[j];
      }
      for (int k = 0; k < FILTER; k++) {
        matrix[i][k] /= divisor;
      }
    }
    return squared(matrix);
  }

  /** Returns Aᵀ⊗Aᵀ, {@code [16, 36]}, from the products to the results. */
  static double[][] ofProducts() {
    double[][] powers = powers(RESULTS);
    double[][] matrix = new double[RESULTS][POINTS];
    for (int i = 0; i < RESULTS; i++) {
      for (int j = 0; j < POINTS; j++) {
        matrix[i][j] = powers[j][i];
      }
    }
    return squared(matrix);
  }

  /** Returns the first powers of all points, of which infinity has but the last. */
  private static double[][] powers(int count) {
    double[][] powers = new double[POINTS][count];
    for (int i = 0; i < FINITE.length; i++) {
      for (int k = 0; k < count; k++) {
        powers[i][k] = Math.pow(FINITE[i], k);
      }
    }
    powers[FINITE.length][count - 1] = 1;
    return powers;
  }

  /** Returns the coefficients of the product of (x − p) over all finite points but one. */
  private static double[] productWithout(int point) {
    double[] product = new double[POINTS];
    product[0] = 1;
    for (int i = 0; i < FINITE.length; i++) {
      if (i != point) {
        for (int k = POINTS - 1; k >= 0; k--) {
          product[k] = (k > 0 ? product[k - 1] : 0) - FINITE[i] * product[k];
        }
      }
    }
    return product;
  }

  /** Returns the Kronecker product of a matrix with itself. */
  private static double[][] squared(double[][] matrix) {
    int rows = matrix.length;
    int columns = matrix[0].length;
    double[][] squared = new double[rows * rows][columns * columns];
    for (int row = 0; row < rows * rows; row++) {
      for (int column = 0; column < columns * columns; column++) {
        squared[row][column] =
            matrix[row / rows][column / columns] * matrix[row % rows][column % columns];
      }
    }
    return squared;
  }
}
