package org.robustlt.bench.comparison;

import org.robustlt.core.record.EvaluationRecord;

/**
 * The accuracy of a class.
 *
 * @param label the class
 * @param title its name
 */
public record ClassAccuracy(int label, String title) implements Quantity {
  @Override
  public double of(EvaluationRecord evaluation) {
    return label < evaluation.perClass().size() ? evaluation.perClass().get(label) : Double.NaN;
  }

  @Override
  public double[] weights(EvaluationRecord evaluation) {
    double[] weights = new double[evaluation.perClass().size()];
    if (label < weights.length && ClassWeights.examples(evaluation)[label] > 0) {
      weights[label] = 1;
    }
    return weights;
  }
}
