package org.robustlt.bench.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.robustlt.core.file.npy.NpyIntegers;
import org.robustlt.core.file.npy.NpyReader;
import org.robustlt.core.file.npy.NpzFile;
import org.robustlt.core.run.RunDirectory;

/** The images that an evaluation keeps: {@code evaluation/PROTOCOL-samples.npz}. */
public final class SampleImages {
  private static final int MOST_BYTES = 1 << 26;

  private SampleImages() {}

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
   * Reads the images of a run; none if the file is not there, or damaged: they explain numbers and
   * change none.
   */
  public static List<Sample> of(RunRecord run, String protocol) {
    RunDirectory directory = new RunDirectory(run.directory());
    Path file = directory.samples(directory.evaluations(), protocol);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try (NpzFile npz = new NpzFile(file)) {
      return read(npz);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<Sample> read(NpzFile npz) throws IOException {
    long[] indices = integers(npz, "index");
    long[] labels = integers(npz, "label");
    List<Seen> before = seen(npz, "clean_", "natural", labels.length);
    List<Seen> after = seen(npz, "", "adversarial", labels.length);
    List<Long> shape;
    try (NpyReader natural = npz.open("natural")) {
      shape = natural.header().shape();
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      samples.add(
          new Sample(
              Math.toIntExact(indices[i]),
              Math.toIntExact(labels[i]),
              before.get(i),
              after.get(i),
              Math.toIntExact(shape.get(2)),
              Math.toIntExact(shape.get(3))));
    }
    return samples;
  }

  private static List<Seen> seen(NpzFile npz, String prefix, String images, int count)
      throws IOException {
    long[] predictions = integers(npz, prefix + "prediction");
    ByteBuffer confidences = bytes(npz, prefix + "confidence", Double.BYTES);
    FloatBuffer pixels = bytes(npz, images, Float.BYTES).asFloatBuffer();
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] image = new float[pixels.capacity() / count];
      pixels.get(image);
      seen.add(
          new Seen(
              Math.toIntExact(predictions[i]), confidences.getDouble(i * Double.BYTES), image));
    }
    return seen;
  }

  private static long[] integers(NpzFile npz, String name) throws IOException {
    try (NpyReader array = npz.open(name)) {
      return NpyIntegers.read(array);
    }
  }

  private static ByteBuffer bytes(NpzFile npz, String name, int width) throws IOException {
    try (NpyReader array = npz.open(name)) {
      long length = array.header().elements() * width;
      if (length > MOST_BYTES) {
        throw new IOException(name + " is too large");
      }
      byte[] bytes = new byte[(int) length];
      array.read(bytes, 0, bytes.length);
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
