package org.robustlt.core.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.tck.golden.JsonNumbers;

/** Weights by the rule of {@code formula_weights} in 07_models.json. */
public final class FormulaWeights {
  private FormulaWeights() {}

  /** Returns an array by its columns: seed, shape, offset, scale. */
  public static INDArray of(JsonNode columns) {
    return of(
        columns.get(0).asLong(),
        JsonNumbers.number(columns.get(2)),
        JsonNumbers.number(columns.get(3)),
        JsonNumbers.longs(columns.get(1)));
  }

  static INDArray of(long seed, double offset, double scale, long... shape) {
    long length = 1;
    for (long side : shape) {
      length *= side;
    }
    float[] values = new float[Math.toIntExact(length)];
    for (int i = 0; i < values.length; i++) {
      long s = seed + (i + 1) * 0x9E3779B97F4A7C15L;
      s = (s ^ (s >>> 30)) * 0xBF58476D1CE4E5B9L;
      s = (s ^ (s >>> 27)) * 0x94D049BB133111EBL;
      double u = ((s ^ (s >>> 31)) >>> 40) * 0x1p-24;
      values[i] = (float) (offset + scale * (2 * u - 1));
    }
    return Nd4j.create(values, shape, 'c');
  }
}
