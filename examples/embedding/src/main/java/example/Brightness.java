package example;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.data.Images;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;

/** A model of our own: dark images are of class 0, bright ones of class 1. */
final class Brightness implements Classifier {
  @Override
  public int classes() {
    return 2;
  }

  @Override
  public INDArray logits(Images images) {
    INDArray mean = images.array().mean(1, 2, 3).reshape(images.examples(), 1);
    return Nd4j.hstack(mean.rsub(0.5), mean.sub(0.5));
  }

  @Override
  public InputGradient inputGradient(Images images, LogitLoss loss) {
    INDArray logits = logits(images);
    LogitLoss.Value value = loss.at(logits);
    long pixels = images.array().length() / images.examples();
    INDArray slope = value.gradient().getColumn(1).sub(value.gradient().getColumn(0)).div(pixels);
    INDArray gradient = slope.reshape(images.examples(), 1, 1, 1).broadcast(images.shape());
    return InputGradient.of(logits, value.losses(), gradient);
  }
}
