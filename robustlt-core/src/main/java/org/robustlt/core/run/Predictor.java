package org.robustlt.core.run;

import com.google.common.primitives.Doubles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.adversary.Predictions;
import org.robustlt.core.data.cache.ImageFiles;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;

/**
 * Classifies picture files by a trained network. Files become images as those that it was trained
 * on did.
 *
 * <p>Used by one thread at a time.
 */
public final class Predictor implements AutoCloseable {
  private static final int BATCH = 32;

  private final Network network;
  private final List<String> classNames;
  private final ImageShape shape;

  /**
   * Takes a network with its weights, which is closed with this.
   *
   * @param classNames in the order of the logits
   * @param shape of the images that the network takes
   */
  public Predictor(Network network, List<String> classNames, ImageShape shape) {
    this.network = network;
    this.classNames = List.copyOf(classNames);
    this.shape = shape;
  }

  /**
   * What a network makes of a file.
   *
   * @param file the file
   * @param probabilities of the classes, the softmax of the logits; none if there is a problem
   * @param problem why the file could not be read
   */
  public record Prediction(Path file, List<Double> probabilities, Optional<String> problem) {
    /** Returns the most probable class, the first of equal ones. */
    public int label() {
      int label = 0;
      for (int c = 1; c < probabilities.size(); c++) {
        label = probabilities.get(c) > probabilities.get(label) ? c : label;
      }
      return label;
    }
  }

  /** Returns the names of the classes, in the order of the probabilities. */
  public List<String> classNames() {
    return classNames;
  }

  /** Classifies files, one after the other. */
  public void predict(ImageFiles files, Consumer<Prediction> sink) {
    int count = files.files().size();
    for (int from = 0; from < count; from += BATCH) {
      predict(files, from, Math.min(count, from + BATCH), sink);
    }
  }

  private void predict(ImageFiles files, int from, int to, Consumer<Prediction> sink) {
    int size = shape.size();
    float[] pixels = new float[BATCH * size];
    ImageFiles.Decoded[] decoded = new ImageFiles.Decoded[to - from];
    for (int i = 0; i < decoded.length; i++) {
      decoded[i] = files.decode(from + i, shape);
      byte[] samples = decoded[i].samples();
      for (int j = 0; j < samples.length; j++) {
        pixels[i * size + j] = (samples[j] & 0xff) / 255f;
      }
    }
    long[] sides = {BATCH, shape.channels(), shape.height(), shape.width()};
    try (INDArray images = Nd4j.create(pixels, sides, 'c').castTo(network.type());
        ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
      double[][] logits = pass.logits().toDoubleMatrix();
      for (int i = 0; i < decoded.length; i++) {
        Optional<String> problem = decoded[i].facts().problem();
        sink.accept(
            new Prediction(
                files.files().get(from + i),
                problem.isPresent()
                    ? List.of()
                    : Doubles.asList(Predictions.probabilities(logits[i])),
                problem));
      }
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
