package org.robustlt.bench.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SavedArray;
import org.robustlt.core.file.npy.NpzArray;
import org.robustlt.core.run.RunDirectory;

/** The images that an evaluation keeps: {@code evaluation/PROTOCOL-samples.npz}. */
public final class SampleImages {
  private final Path file;
  private final Map<String, SavedArray> arrays;

  private SampleImages(Path file, Map<String, SavedArray> arrays) {
    this.file = file;
    this.arrays = arrays;
  }

  /**
   * An image before and after the attack.
   *
   * @param index in the test set
   * @param label its class
   * @param before as it is
   * @param after as it was tried last
   * @param height in pixels
   * @param width in pixels
   */
  public record Sample(int index, int label, Seen before, Seen after, int height, int width) {}

  /**
   * An image as a network sees it.
   *
   * @param prediction the class that it is taken for
   * @param confidence the probability of that class
   * @param pixels {@code [channels * height * width]}, pixel scale 0..1
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Seen(int prediction, double confidence, float[] pixels) {}

  /**
   * Reads the images of a run; none if the file is not there.
   *
   * @throws FileFormatException if it is damaged
   */
  public static List<Sample> of(RunRecord run, String protocol) {
    RunDirectory directory = new RunDirectory(run.directory());
    Path file = directory.samples(directory.evaluations(), protocol);
    return Files.isRegularFile(file)
        ? new SampleImages(file, NpzArray.all(file)).read()
        : List.of();
  }

  private List<Sample> read() {
    long[] indices = array("index").toLongVector();
    long[] labels = array("label").toLongVector();
    INDArray natural = array("natural");
    List<Seen> before = seen("clean_", natural);
    List<Seen> after = seen("", array("adversarial"));
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      samples.add(
          new Sample(
              Math.toIntExact(indices[i]),
              Math.toIntExact(labels[i]),
              before.get(i),
              after.get(i),
              Math.toIntExact(natural.size(2)),
              Math.toIntExact(natural.size(3))));
    }
    return samples;
  }

  private List<Seen> seen(String prefix, INDArray images) {
    long[] predictions = array(prefix + "prediction").toLongVector();
    double[] confidences = array(prefix + "confidence").toDoubleVector();
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < predictions.length; i++) {
      float[] pixels = images.slice(i).dup('c').data().asFloat();
      seen.add(new Seen(Math.toIntExact(predictions[i]), confidences[i], pixels));
    }
    return seen;
  }

  private INDArray array(String name) {
    SavedArray array = arrays.get(name);
    if (array == null) {
      throw new FileFormatException(file, "has no array " + name);
    }
    return array.values();
  }
}
