package org.robustlt.core.architecture;

import static org.robustlt.tck.golden.JsonNumbers.number;
import static org.robustlt.tck.golden.JsonNumbers.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkBuilder.Value;
import org.robustlt.api.network.NetworkDescription;

/** Builds the networks that golden files of kinds 05 and 07 name in their own words. */
final class GoldenNetworks {
  /** Arrays that the published code keeps but never reads. */
  private static final Set<String> UNREAD = Set.of("num_batches_tracked", "moving_ed");

  private GoldenNetworks() {}

  /** Returns whether the published code keeps the classifier twice, also within the backbone. */
  static boolean isTransformer(JsonNode golden) {
    return golden.get("model").asText().startsWith("deit");
  }

  /** Returns the name that we have for an array of the published code. */
  static String ours(JsonNode golden, String name) {
    return isTransformer(golden)
        ? name.replaceFirst("^(backbone\\.head|classifier)\\.", "classifier.fc.")
        : name;
  }

  static boolean isUnread(String name) {
    return UNREAD.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** Returns the network of an entry, without normalization. */
  static NetworkDescription describe(JsonNode golden) {
    return describe(golden, new ImageShape(3, side(golden), side(golden)), List.of());
  }

  /** Returns the side of the images of an entry. */
  static int side(JsonNode golden) {
    int byName = golden.get("data").asText().startsWith("cifar") ? 32 : 64;
    return golden.path("input_shape").path(3).asInt(byName);
  }

  /** Returns the network of an entry for images of its input's shape, with its normalization. */
  static NetworkDescription describeNormalized(JsonNode golden) {
    JsonNode shape = golden.get("input_shape");
    ImageShape input =
        new ImageShape(shape.get(1).asInt(), shape.get(2).asInt(), shape.get(3).asInt());
    return describe(golden, input, normalization(golden));
  }

  static NetworkDescription describe(
      JsonNode golden, ImageShape input, List<Layer> beforeBackbone) {
    NetworkBuilder network = new NetworkBuilder(input);
    Value images = network.images();
    for (Layer layer : beforeBackbone) {
      images = network.add("normalization", layer, images);
    }
    Value features = architecture(golden.get("model").asText(), input).addTo(network, images);
    Value logits =
        classifier(
                golden.get("classifier").asText(),
                golden.get("classifier_opt"),
                golden.get("num_classes").asInt())
            .addTo(network, features);
    return network.build(features, logits);
  }

  /** Returns the normalization of the images, if the entry applies one. */
  static List<Layer> normalization(JsonNode golden) {
    return golden.get("normalization_applied").asBoolean()
        ? List.of(
            new Layer.InputNormalization(
                list(golden.get("normalize_mean")), list(golden.get("normalize_std"))))
        : List.of();
  }

  private static List<Double> list(JsonNode numbers) {
    // The published code keeps them in float32, also where it computes in float64.
    return Arrays.stream(numbers(numbers)).mapToObj(v -> (double) (float) v).toList();
  }

  private static Architecture architecture(String model, ImageShape input) {
    ArchitectureProvider.Context context = new ArchitectureProvider.Context(input);
    if (model.startsWith("resnet")) {
      int depth = Integer.parseInt(model.substring("resnet".length()));
      // The published code builds every depth from basic blocks.
      return new ResNetOptions(depth, ResNetOptions.Block.BASIC).create(context);
    }
    if (model.startsWith("deit")) {
      return new VisionTransformerOptions(
              model.contains("small")
                  ? VisionTransformerOptions.Size.SMALL
                  : VisionTransformerOptions.Size.TINY)
          .create(context);
    }
    String[] name = model.split("-", -1);
    return new WideResNetOptions(Integer.parseInt(name[1]), Integer.parseInt(name[2]))
        .create(context);
  }

  /** Returns the classifier that the published code calls by a name. */
  static ClassifierHead classifier(String name, JsonNode options, int classes) {
    ClassifierProvider.Context context = new ClassifierProvider.Context(classes);
    double scale = options.has("scale") ? number(options.get("scale")) : 16;
    boolean bias = options.path("bias").asBoolean(false);
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "fc" -> new LinearClassifier(true).create(context);
      case "cos" -> new CosineClassifier(scale, bias).create(context);
      case "cosplus" -> {
        double gamma = options.has("gamma") ? number(options.get("gamma")) : 0.03125;
        double eta = options.has("eta") ? number(options.get("eta")) : 1;
        yield new CosinePlusClassifier(scale, gamma, eta, bias).create(context);
      }
      default -> throw new IllegalArgumentException("unknown classifier " + name);
    };
  }
}
