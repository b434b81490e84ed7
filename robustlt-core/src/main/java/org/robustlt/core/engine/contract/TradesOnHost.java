package org.robustlt.core.engine.contract;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.LossKind;

/**
 * The gradients of the loss of TRADES, one example after the other.
 *
 * @param beta β
 * @param adversarial {@code [batch, classes]} logits
 * @param natural {@code [batch, classes]} logits
 */
record TradesOnHost(double beta, INDArray adversarial, INDArray natural) {
  INDArray toAdversarial() {
    return new KnownOnHost(new LossKind.KlToNatural().to(natural))
        .at(adversarial)
        .gradient()
        .mul(beta);
  }

  INDArray toNatural(int[] labels) {
    LogitLoss.OfExample divergence =
        (example, logits, gradient) -> {
          double[] target = KnownOnHost.softmax(logits);
          double[] other = KnownOnHost.softmax(adversarial.getRow(example).toDoubleVector());
          double value = 0;
          for (int c = 0; c < target.length; c++) {
            value += target[c] * Math.log(target[c] / other[c]);
          }
          for (int c = 0; c < target.length; c++) {
            gradient[c] = target[c] * (Math.log(target[c] / other[c]) - value);
          }
          return value;
        };
    INDArray ofLabels =
        new KnownOnHost(new LossKind.CrossEntropy(0).on(labels)).at(natural).gradient();
    return ofLabels.add(divergence.at(natural).gradient().mul(beta));
  }
}
