package org.robustlt.core.run;

import java.util.List;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.engine.Network;

/**
 * Another trained network, on which the adversarial images of a transfer attack are made (Papernot,
 * McDaniel, Goodfellow, <i>Transferability in Machine Learning</i>, arXiv 1605.07277).
 *
 * @param name of its run
 * @param weights sha256 of its weights
 * @param network the network, which is closed with this
 * @param classNames in the order of its logits
 * @param shape of the images that it takes
 */
public record Surrogate(
    String name, String weights, Network network, List<String> classNames, ImageShape shape)
    implements AutoCloseable {
  private static final int DIGITS = 8;

  /** Copies the names. */
  public Surrogate {
    classNames = List.copyOf(classNames);
  }

  /** Returns what names of results say: the run, and some digits of its weights. */
  String label() {
    return "-from-" + name.replaceAll("[^A-Za-z0-9._-]", "-") + "-" + weights.substring(0, DIGITS);
  }

  /**
   * Checks that it sees what another network sees.
   *
   * @throws RunException if images, classes or type of the arrays differ
   */
  void checkFits(ImageDataSet dataSet, Network evaluated) {
    check("images", shape, dataSet.shape());
    check("classes", classNames, dataSet.classNames());
    check("arrays", network.type(), evaluated.type());
  }

  private void check(String what, Object own, Object others) {
    if (!own.equals(others)) {
      throw new RunException(
          "the network of "
              + name
              + " cannot attack this one: its "
              + what
              + " are "
              + own
              + ", those of this one "
              + others);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
