import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Makes the embedded subset of Fashion-MNIST from Debian's package dataset-fashion-mnist.
 *
 * <p>Training images: of class c the first {@code (int) (2000 * 20^(-c/9))}, so that exponential
 * profiles of ratio 20 and more have up to 2,000 images of the largest class. Test images: the
 * first 150 of each class. Both stay in their order. Run it in this directory:
 *
 * <pre>
 * java -cp xz-1.11.jar FashionMnistMini.java /usr/share/datasets/fashion-mnist \
 *     ../src/main/resources/org/robustlt/core/data/format/fashion-mnist-mini
 * </pre>
 */
public final class FashionMnistMini {
  private static final int CLASSES = 10;
  private static final int IMAGE = 28 * 28;

  private FashionMnistMini() {}

  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    int[] training = new int[CLASSES];
    Arrays.setAll(training, c -> (int) (2000 * Math.pow(20, -c / 9.0)));
    int[] test = new int[CLASSES];
    Arrays.fill(test, 150);
    Files.createDirectories(to);
    select(from, to, "train", training);
    select(from, to, "t10k", test);
  }

  private static void select(Path from, Path to, String part, int[] perClass) throws IOException {
    byte[] labels = values(from.resolve(part + "-labels-idx1-ubyte.gz"), 1);
    byte[] images = values(from.resolve(part + "-images-idx3-ubyte.gz"), 3);
    int[] left = perClass.clone();
    ByteArrayOutputStream keptLabels = new ByteArrayOutputStream();
    ByteArrayOutputStream keptImages = new ByteArrayOutputStream();
    for (int i = 0; i < labels.length; i++) {
      if (left[labels[i]]-- > 0) {
        keptLabels.write(labels[i]);
        keptImages.write(images, i * IMAGE, IMAGE);
      }
    }
    int kept = keptLabels.size();
    write(to.resolve(part + "-labels-idx1-ubyte.xz"), keptLabels, kept);
    write(to.resolve(part + "-images-idx3-ubyte.xz"), keptImages, kept, 28, 28);
  }

  private static byte[] values(Path file, int sides) throws IOException {
    try (InputStream stream = new GZIPInputStream(Files.newInputStream(file));
        DataInputStream data = new DataInputStream(stream)) {
      data.skipNBytes(4 + 4L * sides);
      return data.readAllBytes();
    }
  }

  private static void write(Path file, ByteArrayOutputStream values, int... sides)
      throws IOException {
    try (XZOutputStream xz =
            new XZOutputStream(Files.newOutputStream(file), new LZMA2Options(9));
        DataOutputStream data = new DataOutputStream(xz)) {
      data.writeInt(0x800 + sides.length);
      for (int side : sides) {
        data.writeInt(side);
      }
      values.writeTo(data);
    }
  }
}
