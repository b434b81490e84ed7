package org.robustlt.rebalancing.loss;

/**
 * The precision in which constants of a loss are computed. Published implementations in PyTorch
 * compute some of them in {@code float32} even where all else is {@code float64}.
 */
public enum Precision {
  /** 24 bits, as published implementations compute. */
  FLOAT32 {
    @Override
    double round(double value) {
      return (float) value;
    }
  },
  /** 53 bits. */
  FLOAT64 {
    @Override
    double round(double value) {
      return value;
    }
  };

  /** Returns the nearest value of this precision. */
  abstract double round(double value);
}
