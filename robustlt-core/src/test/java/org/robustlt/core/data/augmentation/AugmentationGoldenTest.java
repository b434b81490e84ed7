package org.robustlt.core.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.JsonNumbers;
import org.robustlt.tck.golden.NpyArray;
import org.robustlt.tck.golden.Npz;

/** Operations equal torchvision's and Pillow's, bit by bit. */
@GoldenFiles({"09_augment.json", "09_augment.npz"})
class AugmentationGoldenTest {
  private static final Pattern ROTATION = Pattern.compile("image(\\d+)/RandomRotation/(.+)");
  private static final Pattern CROP =
      Pattern.compile("image(\\d+)/PadCropFlip/(\\d+)_(\\d+)_(\\d)");
  private static final Pattern PADDING = Pattern.compile("zero-pad (\\d+)");
  private static final Pattern SPACE = Pattern.compile("(Auto|Rand)Augment_(\\d+)_bins");

  private static final List<AutoAugmentPolicy.Pair> POLICY = AutoAugmentPolicy.CIFAR_10.pairs();

  private final JsonNode golden = GoldenDirectory.resolve().json("09_augment.json");
  private final Npz arrays = GoldenDirectory.resolve().npz("09_augment.npz");

  /** An image in planes. */
  @SuppressWarnings("ArrayRecordComponent") // the arrays are compared by themselves
  private record Planes(ImageShape shape, byte[] values) {
    static Planes of(NpyArray array) {
      long[] sides = array.shape();
      ImageShape shape = new ImageShape((int) sides[2], (int) sides[0], (int) sides[1]);
      int[] values = array.ints();
      byte[] planes = new byte[values.length];
      int plane = shape.height() * shape.width();
      for (int i = 0; i < plane; i++) {
        for (int channel = 0; channel < shape.channels(); channel++) {
          planes[channel * plane + i] = (byte) values[i * shape.channels() + channel];
        }
      }
      return new Planes(shape, planes);
    }

    Planes apply(Operation operation, double magnitude) {
      byte[] changed = new byte[values.length];
      operation.apply(values, shape, magnitude, changed);
      return new Planes(shape, changed);
    }
  }

  private Planes input(String image) {
    return Planes.of(arrays.get("image" + image + "/input"));
  }

  private void assertEqual(String key, Planes actual) {
    byte[] expected = Planes.of(arrays.get(key)).values();
    assertThat(Arrays.mismatch(actual.values(), expected))
        .as("first mismatch of " + key)
        .isNegative();
  }

  private static Operation operation(String name) {
    return Operation.valueOf(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
  }

  @Test
  void operationsEqualTheGoldenOnes() {
    assertThat(golden.get("ops")).isNotEmpty();
    for (JsonNode op : golden.get("ops")) {
      String key = op.get("key").asText();
      if (!ROTATION.matcher(key).matches() && !CROP.matcher(key).matches()) {
        assertEqual(
            key,
            input(op.get("image").asText())
                .apply(operation(op.get("op").asText()), op.get("magnitude").asDouble()));
      }
    }
  }

  @Test
  void rotationsEqualTheGoldenOnes() {
    for (String key : arrays.keys()) {
      Matcher rotation = ROTATION.matcher(key);
      if (rotation.matches()) {
        assertEqual(
            key,
            input(rotation.group(1))
                .apply(Operation.ROTATE, Double.parseDouble(rotation.group(2))));
      }
    }
  }

  @Test
  void cropsAndFlipsEqualTheGoldenOnes() {
    for (JsonNode op : golden.get("ops")) {
      String key = op.get("key").asText();
      Matcher crop = CROP.matcher(key);
      if (crop.matches()) {
        Matcher padded = PADDING.matcher(op.get("op").asText());
        assertThat(padded.find()).as(op.get("op").asText()).isTrue();
        int padding = Integer.parseInt(padded.group(1));
        Planes image = input(crop.group(1));
        byte[] shifted = new byte[image.values().length];
        Geometry.shift(
            image.values(),
            image.shape(),
            Integer.parseInt(crop.group(2)) - padding,
            Integer.parseInt(crop.group(3)) - padding,
            shifted);
        byte[] flipped = new byte[shifted.length];
        Geometry.flip(shifted, image.shape(), flipped);
        assertEqual(key, new Planes(image.shape(), crop.group(4).equals("1") ? flipped : shifted));
      }
    }
  }

  @Test
  void thePolicyIsThatOfCifar10() {
    assertThat(golden.get("policies")).hasSize(POLICY.size());
    for (JsonNode expected : golden.get("policies")) {
      AutoAugmentPolicy.Pair policy = POLICY.get(expected.get("index").asInt());
      List<AutoAugmentPolicy.Step> steps = List.of(policy.first(), policy.second());
      for (int i = 0; i < 2; i++) {
        JsonNode op = expected.get("ops").get(i);
        assertThat(steps.get(i))
            .isEqualTo(
                new AutoAugmentPolicy.Step(
                    operation(op.get("op").asText()),
                    op.get("probability").asDouble(),
                    op.get("magnitude_bin").asInt(0)));
      }
    }
  }

  @Test
  void policiesEqualTheGoldenOnes() {
    Planes input = input(golden.at("/policy_outputs/image").asText());
    for (int i = 0; i < POLICY.size(); i++) {
      AutoAugmentPolicy.Pair policy = POLICY.get(i);
      for (int sign : new int[] {1, -1}) {
        String key = "policy" + i + (sign > 0 ? "/pos" : "/neg");
        if (arrays.has(key)) {
          assertEqual(key, apply(policy.second(), sign, apply(policy.first(), sign, input)));
        }
      }
    }
  }

  private static Planes apply(AutoAugmentPolicy.Step step, int sign, Planes image) {
    Operation operation = step.operation();
    double magnitude = operation.magnitude(step.bin(), 10, image.shape());
    return image.apply(operation, operation.signed() ? sign * magnitude : magnitude);
  }

  @Test
  void magnitudesEqualTorchvisions() {
    int spaces = 0;
    for (var space : golden.get("spaces").properties()) {
      Matcher name = SPACE.matcher(space.getKey());
      if (name.matches()) {
        spaces++;
        for (var operation : space.getValue().properties()) {
          checkMagnitudes(operation.getKey(), operation.getValue(), name.group(2));
        }
      }
    }
    assertThat(spaces).isPositive();
  }

  /** The file does not say for which of its images the space is: translations go by their size. */
  private void checkMagnitudes(String name, JsonNode expected, String binsOfSpace) {
    Operation operation = operation(name);
    int bins = Integer.parseInt(binsOfSpace);
    assertThat(operation.signed()).as(name).isEqualTo(expected.get("signed").asBoolean());
    if (!expected.get("magnitudes").isNull()) {
      double[] magnitudes = JsonNumbers.numbers(expected.get("magnitudes"));
      assertThat(shapes())
          .as("%s in %d bins: %s", name, bins, Arrays.toString(magnitudes))
          .anyMatch(shape -> Arrays.equals(magnitudes(operation, bins, shape), magnitudes));
    }
  }

  private static double[] magnitudes(Operation operation, int bins, ImageShape shape) {
    return IntStream.range(0, bins)
        .mapToDouble(bin -> operation.magnitude(bin, bins, shape))
        .toArray();
  }

  private List<ImageShape> shapes() {
    return Stream.concat(
            Stream.of(new ImageShape(3, 32, 32)),
            arrays.keys().stream()
                .filter(key -> key.endsWith("/input"))
                .map(key -> Planes.of(arrays.get(key)).shape()))
        .distinct()
        .toList();
  }
}
