package org.robustlt.attacks;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.data.Images;

/** Passes calls on, and keeps a copy of the images of each. */
public final class RecordingClassifier implements Classifier {
  private final Classifier classifier;

  /** The images of every call of {@link #logits}. */
  public final List<INDArray> forwards = new ArrayList<>();

  /** The images of every call of {@link #inputGradient}. */
  public final List<INDArray> gradients = new ArrayList<>();

  public RecordingClassifier(Classifier classifier) {
    this.classifier = classifier;
  }

  @Override
  public int classes() {
    return classifier.classes();
  }

  @Override
  public INDArray logits(Images images) {
    forwards.add(images.array().dup());
    return classifier.logits(images);
  }

  @Override
  public InputGradient inputGradient(Images images, LogitLoss loss) {
    gradients.add(images.array().dup());
    return classifier.inputGradient(images, loss);
  }
}
