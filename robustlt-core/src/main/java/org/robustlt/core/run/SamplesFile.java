package org.robustlt.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.evaluation.ExampleOutcomes;
import org.robustlt.core.evaluation.RobustnessEvaluation;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.npy.NpzWriter;

/**
 * The first test image of each class, as it is and as it was tried last, so that people can see
 * what an attack does; of many classes, those of the most frequent and the rarest. The file has
 * {@code natural} and {@code adversarial}, {@code float32 [samples, channels, height, width]},
 * beside {@code index} in the test set, {@code label}, {@code clean_prediction}, {@code prediction}
 * in the worst case, and the probabilities {@code clean_confidence} and {@code confidence}.
 */
final class SamplesFile implements RobustnessEvaluation.ImageKeeper, AutoCloseable {
  /** Keeps nothing. */
  static final SamplesFile NONE =
      new SamplesFile(Path.of(""), Optional.empty(), new int[0], new ImageShape(1, 1, 1));

  private static final int MOST = 20;
  private static final int MOST_BYTES = 1 << 24;

  private final Path file;
  private final Optional<ImagesFile> pixels;
  private final int[] examples;
  private final ImageShape shape;

  private SamplesFile(Path file, Optional<ImagesFile> pixels, int[] examples, ImageShape shape) {
    this.file = file;
    this.pixels = pixels;
    this.examples = examples;
    this.shape = shape;
  }

  /**
   * Opens the file. Pixels are written beside it until it is finished, so that a killed evaluation
   * can go on.
   *
   * @param labels the classes of the examples
   * @param training how many training images the classes have
   * @param resumed whether images of a killed evaluation are kept; if it left none, none are
   */
  static SamplesFile open(
      Path file, int[] labels, ClassFrequencies training, ImageShape shape, boolean resumed)
      throws IOException {
    Path pixels = file.resolveSibling(file.getFileName() + ".npy");
    if (resumed && !ImagesFile.isBegun(pixels)) {
      return NONE;
    }
    int[] examples = firstOfClasses(labels, training, affordable(shape));
    return new SamplesFile(
        file,
        Optional.of(ImagesFile.open(pixels, 2 * examples.length, shape, resumed)),
        examples,
        shape);
  }

  /**
   * Opens the file of an evaluation that several processes share.
   *
   * @param directory where all of them write pixels, each those of its own batches
   */
  static SamplesFile shared(
      Path file, Path directory, int[] labels, ClassFrequencies training, ImageShape shape)
      throws IOException {
    int[] examples = firstOfClasses(labels, training, affordable(shape));
    Path pixels = directory.resolve("samples.npy");
    return new SamplesFile(
        file, Optional.of(ImagesFile.shared(pixels, 2 * examples.length, shape)), examples, shape);
  }

  private static int affordable(ImageShape shape) {
    return MOST_BYTES / (2 * Float.BYTES * shape.size());
  }

  /** Returns the first example of each class that is shown, in their order. */
  private static int[] firstOfClasses(int[] labels, ClassFrequencies training, int affordable) {
    int most = Math.max(1, Math.min(MOST, affordable));
    int[] byFrequency =
        IntStream.range(0, training.classes())
            .boxed()
            .sorted(Comparator.comparingLong(label -> -training.count(label)))
            .mapToInt(label -> label)
            .toArray();
    int frequent = byFrequency.length <= most ? byFrequency.length : (most + 1) / 2;
    int rare = byFrequency.length <= most ? 0 : most / 2;
    Set<Integer> shown =
        IntStream.concat(
                Arrays.stream(byFrequency, 0, frequent),
                Arrays.stream(byFrequency, byFrequency.length - rare, byFrequency.length))
            .boxed()
            .collect(Collectors.toSet());
    return IntStream.range(0, labels.length).filter(i -> shown.remove(labels[i])).toArray();
  }

  @Override
  public void keep(int[] positions, INDArray natural, INDArray images) {
    for (int i = 0; i < positions.length && pixels.isPresent(); i++) {
      int sample = Arrays.binarySearch(examples, positions[i]);
      if (sample >= 0) {
        pixels.get().put(new int[] {sample}, image(natural, i));
        pixels.get().put(new int[] {examples.length + sample}, image(images, i));
      }
    }
  }

  private static INDArray image(INDArray images, int i) {
    return images.get(NDArrayIndex.interval(i, i + 1));
  }

  /** Writes the file. */
  void finish(ExampleOutcomes outcomes, Fence fence) throws IOException {
    if (pixels.isEmpty()) {
      return;
    }
    ImagesFile source = pixels.get();
    int count = examples.length;
    long[] sides = {count, shape.channels(), shape.height(), shape.width()};
    AtomicFile.write(
        file,
        fence,
        target -> {
          try (NpzWriter npz = NpzWriter.create(target)) {
            npz.add("index", at(outcomes.indices()));
            npz.add("label", at(outcomes.labels()));
            npz.add("clean_prediction", at(outcomes.natural()));
            npz.add("prediction", at(outcomes.predictions()));
            npz.add("clean_confidence", at(outcomes.naturalConfidences()));
            npz.add("confidence", at(outcomes.confidences()));
            npz.addFloats("natural", source.pixels(0, count), sides);
            npz.addFloats("adversarial", source.pixels(count, count), sides);
          }
        });
    source.discard();
  }

  private int[] at(int[] values) {
    return Arrays.stream(examples).map(i -> values[i]).toArray();
  }

  private double[] at(double[] values) {
    return Arrays.stream(examples).mapToDouble(i -> values[i]).toArray();
  }

  @Override
  public void close() throws IOException {
    if (pixels.isPresent()) {
      pixels.get().close();
    }
  }
}
