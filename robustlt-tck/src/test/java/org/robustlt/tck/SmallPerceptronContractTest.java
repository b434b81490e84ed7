package org.robustlt.tck;

import org.robustlt.api.attack.Classifier;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.random.RandomSource;

/** The classifier of the contracts is itself one. */
class SmallPerceptronContractTest extends ClassifierContract {
  @Override
  protected ImageShape shape() {
    return new ImageShape(3, 4, 5);
  }

  @Override
  protected Classifier classifier() {
    return new SmallPerceptron(shape().size(), 8, 3, RandomSource.ofSeed(2));
  }
}
