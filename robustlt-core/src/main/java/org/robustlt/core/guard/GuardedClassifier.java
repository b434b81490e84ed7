package org.robustlt.core.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.contract.Violation;
import org.robustlt.api.data.Images;
import org.robustlt.core.engine.DeviceImages;

/**
 * A classifier as an attack sees it. What the attack asks wrongly is the attack's fault, and what
 * the engine throws is not.
 */
final class GuardedClassifier implements Classifier {
  private static final String CLOSED =
      "closed logits or gradients, which the classifier only lends";

  private final Classifier classifier;
  private final AttackRequest request;
  private final List<INDArray> lent = new ArrayList<>();

  GuardedClassifier(AttackRequest request) {
    this.classifier = request.classifier();
    this.request = request;
  }

  @Override
  public int classes() {
    return classifier.classes();
  }

  @Override
  public INDArray logits(Images images) {
    check(images);
    lent.clear();
    return lent(EngineException.of(() -> classifier.logits(images)));
  }

  @Override
  public InputGradient inputGradient(Images images, LogitLoss loss) {
    check(images);
    InputGradient result = EngineException.of(() -> classifier.inputGradient(images, loss));
    if (!(images instanceof DeviceImages)) {
      lent.clear();
      lent(result.logits());
      lent(result.gradient());
    }
    return result;
  }

  @Override
  public Ascent ascent(AttackRequest asked, Norm norm) {
    return EngineException.of(() -> classifier.ascent(asked.withClassifier(classifier), norm));
  }

  /** Notes what the classifier keeps and lends until its next call. */
  private INDArray lent(INDArray array) {
    lent.add(array);
    return array;
  }

  /** Returns what an attack did to arrays that were lent to it. */
  Optional<Violation> touched() {
    return lent.stream().anyMatch(INDArray::wasClosed)
        ? Optional.of(Violation.of(CLOSED))
        : Optional.empty();
  }

  private void check(Images images) {
    if (touched().isPresent()) {
      throw new IllegalArgumentException(CLOSED);
    }
    long[] asked = images.shape();
    long[] natural = request.images().shape();
    if (asked.length != natural.length
        || !Arrays.equals(asked, 1, asked.length, natural, 1, natural.length)) {
      throw new IllegalArgumentException(
          "asked the classifier about images of shape "
              + Arrays.toString(asked)
              + ", must be [any, "
              + natural[1]
              + ", "
              + natural[2]
              + ", "
              + natural[3]
              + "]");
    }
    if (images.type() != request.images().type()) {
      throw new IllegalArgumentException(
          "asked the classifier about images of type "
              + images.type()
              + ", must be "
              + request.images().type());
    }
    if (!(images instanceof DeviceImages) && images.array().wasClosed()) {
      throw new IllegalArgumentException("asked the classifier about images that are closed");
    }
  }
}
