package example;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A network that {@code robustlt export --format onnx} wrote: from pixels in 0..1 to logits. */
final class OnnxClassifier implements AutoCloseable {
  private static final int GREY = -1;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final String input;
  private final long[] shape;
  private final List<String> classNames;

  OnnxClassifier(Path file) throws OrtException {
    session = environment.createSession(file.toString());
    Map.Entry<String, NodeInfo> first = session.getInputInfo().entrySet().iterator().next();
    input = first.getKey();
    shape = ((TensorInfo) first.getValue().getInfo()).getShape();
    classNames =
        List.of(session.getMetadata().getCustomMetadata().getOrDefault("classes", "").split(","));
  }

  List<String> classNames() {
    return classNames;
  }

  /**
   * Returns the probability of each class.
   *
   * @throws IllegalArgumentException if the image has another size than the network's
   */
  double[] classify(BufferedImage image) throws OrtException {
    int channels = (int) shape[1];
    int height = (int) shape[2];
    int width = (int) shape[3];
    if (image == null || image.getHeight() != height || image.getWidth() != width) {
      throw new IllegalArgumentException("send a picture of " + width + "x" + height + " pixels");
    }
    float[] pixels = new float[channels * height * width];
    for (int i = 0; i < pixels.length; i++) {
      int y = i / width % height;
      int x = i % width;
      pixels[i] = level(image, x, y, channels == 1 ? GREY : i / (height * width)) / 255f;
    }
    long[] sides = {1, channels, height, width};
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), sides);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      return softmax(((float[][]) result.get(0).getValue())[0]);
    }
  }

  /** Returns what {@code predict} reads: 0..255, of red, green, blue (0, 1, 2) or grey. */
  private static int level(BufferedImage image, int x, int y, int channel) {
    if (image.getColorModel().getNumComponents() < 3) { // Java's colours of grey are brighter
      return image.getRaster().getSample(x, y, 0) >> image.getColorModel().getComponentSize(0) - 8;
    }
    int rgb = image.getRGB(x, y);
    if (channel != GREY) {
      return rgb >> 16 - 8 * channel & 0xff;
    }
    int weighted = 19595 * (rgb >> 16 & 0xff) + 38470 * (rgb >> 8 & 0xff) + 7471 * (rgb & 0xff);
    return weighted + 0x8000 >> 16;
  }

  private static double[] softmax(float[] logits) {
    double[] powers = new double[logits.length];
    Arrays.setAll(powers, c -> logits[c]);
    double largest = Arrays.stream(powers).max().orElse(0);
    Arrays.setAll(powers, c -> Math.exp(logits[c] - largest));
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
