package org.robustlt.rebalancing.probability;

/** The soft-max of a row of logits, finite whatever finite logits it gets. */
public final class Softmax {
  private Softmax() {}

  /** Returns ln softmax(logits). */
  public static double[] log(double[] logits) {
    double[] log = new double[logits.length];
    log(logits, log);
    return log;
  }

  /** Writes ln softmax(logits). */
  public static void log(double[] logits, double[] log) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - max);
    }
    double logSum = Math.log(sum);
    for (int c = 0; c < log.length; c++) {
      log[c] = logits[c] - max - logSum;
    }
  }

  /** Returns softmax(logits). */
  public static double[] of(double[] logits) {
    double[] probabilities = log(logits);
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] = Math.exp(probabilities[c]);
    }
    return probabilities;
  }
}
