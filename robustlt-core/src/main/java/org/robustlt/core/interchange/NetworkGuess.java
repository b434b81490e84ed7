package org.robustlt.core.interchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.core.file.SavedArray;

/**
 * What network the names and shapes of arrays tell of.
 *
 * @param model its name, such as {@code wrn-28-10}
 * @param settings of a recipe that make it
 * @param alternatives settings of which one more is needed, and nothing tells which, the likelier
 *     first; none if all is told
 */
public record NetworkGuess(String model, List<String> settings, List<String> alternatives) {
  private static final List<String> NONLINEARITIES =
      List.of("model.nonlinearity=relu", "model.nonlinearity=silu");
  private static final List<String> STEMS =
      List.of("model.stem=cifar", "model.stem=cifar-pooled", "model.nonlinearity=silu");

  /** Copies the settings. */
  public NetworkGuess {
    settings = List.copyOf(settings);
    alternatives = List.copyOf(alternatives);
  }

  /** Returns whether a model that the user names, if any, is of this kind. */
  public boolean isOf(Optional<String> named) {
    return named.isEmpty() || named.get().equals(model) || named.get().startsWith(model + "-");
  }

  /** Returns what the arrays tell of; nothing if it is no family that is known. */
  public static Optional<NetworkGuess> of(StateDict weights) {
    List<String> names =
        weights.arrays().entrySet().stream()
            .filter(e -> StateDictNames.isRead(e.getKey()))
            .filter(e -> !(e.getValue() instanceof Unreadable))
            .map(Map.Entry::getKey)
            .toList();
    for (String wrapper : StateDictNames.wrappers(names)) {
      Map<String, List<Long>> shapes = new LinkedHashMap<>();
      for (String name : names) {
        String plain = StateDictNames.plain(name);
        SavedArray array = weights.arrays().get(name);
        if (plain.startsWith(wrapper) && array != null) {
          shapes.put(plain.substring(wrapper.length()), array.shape());
        }
      }
      Optional<NetworkGuess> guess = new Shapes(shapes).inAnyFamily();
      if (guess.isPresent()) {
        return guess;
      }
    }
    return Optional.empty();
  }

  /**
   * Shapes of arrays by their names within the network.
   *
   * @param all the shapes
   */
  private record Shapes(Map<String, List<Long>> all) {
    private static final Map<List<Integer>, Integer> BASIC =
        Map.of(List.of(2, 2, 2, 2), 18, List.of(3, 4, 6, 3), 34);
    private static final Map<List<Integer>, Integer> BOTTLENECK =
        Map.of(List.of(3, 4, 6, 3), 50, List.of(3, 4, 23, 3), 101, List.of(3, 8, 36, 3), 152);

    Optional<NetworkGuess> inAnyFamily() {
      Optional<NetworkGuess> plain = any();
      for (NamingFamily family : NamingFamily.values()) {
        plain = plain.or(() -> renamed(family::rename));
      }
      return plain.or(() -> renamed(NamingFamily::joined));
    }

    private Optional<NetworkGuess> renamed(UnaryOperator<String> renaming) {
      Map<String, List<Long>> renamed = new LinkedHashMap<>();
      all.forEach((name, shape) -> renamed.put(renaming.apply(name), shape));
      return new Shapes(renamed).any();
    }

    private Optional<NetworkGuess> any() {
      return convolutional().map(this::withBias).or(this::transformer).or(this::vgg);
    }

    /** Adds that convolutions have a bias, if any has. */
    private NetworkGuess withBias(NetworkGuess guess) {
      if (all.entrySet().stream()
          .filter(e -> e.getValue().size() == 4 && e.getKey().endsWith(".weight"))
          .noneMatch(e -> all.containsKey(e.getKey().replaceFirst("weight$", "bias")))) {
        return guess;
      }
      List<String> settings = new ArrayList<>(guess.settings());
      settings.add("model.convBias=true");
      return new NetworkGuess(guess.model(), settings, guess.alternatives());
    }

    private Optional<NetworkGuess> convolutional() {
      return wide("wrn", "conv1", "block1.layer.", ".conv1.weight", NONLINEARITIES)
          .or(() -> wide("dm-wrn", "init_conv", "layer.0.block.", ".conv_0.weight", NONLINEARITIES))
          .or(this::residual)
          .or(this::smallCnn);
    }

    private Optional<NetworkGuess> wide(
        String family, String stem, String blocks, String first, List<String> alternatives) {
      Optional<List<Long>> wide = shape(blocks + "0" + first);
      if (wide.isEmpty() || shape(stem + ".weight").isEmpty()) {
        return Optional.empty();
      }
      int depth = 6 * count(blocks) + 4;
      String model = family + "-" + depth + "-" + wide.get().get(0) / 16;
      return Optional.of(new NetworkGuess(model, List.of("model.use=" + model), alternatives));
    }

    private Optional<NetworkGuess> residual() {
      Optional<List<Long>> stem = shape("conv1.weight");
      if (stem.isEmpty() || shape("layer1.0.conv1.weight").isEmpty()) {
        return Optional.empty();
      }
      List<Integer> blocks = new ArrayList<>();
      for (int stage = 1; count("layer" + stage + ".") > 0; stage++) {
        blocks.add(count("layer" + stage + "."));
      }
      boolean bottleneck = shape("layer1.0.conv3.weight").isPresent();
      boolean preactivated =
          shape("layer2.0.bn1.weight")
              .equals(shape("layer2.0.conv1.weight").map(s -> s.subList(1, 2)));
      if (blocks.size() == 3 && blocks.get(0).equals(blocks.get(2)) && !bottleneck) {
        boolean projected =
            shape("layer2.0.shortcut.0.weight")
                .or(() -> shape("layer2.0.downsample.0.weight"))
                .isPresent();
        return preactivated || stem.get().get(0) != 16
            ? Optional.empty()
            : Optional.of(
                guess(
                    "cifar-resnet-" + (6 * blocks.get(0) + 2),
                    projected ? List.of("model.shortcut=projected") : List.of(),
                    NONLINEARITIES));
      }
      Optional<Integer> depth =
          Optional.ofNullable((bottleneck ? BOTTLENECK : BASIC).get(blocks))
              .or(() -> Optional.ofNullable(bottleneck ? null : BOTTLENECK.get(blocks)));
      if (depth.isEmpty()) {
        return Optional.empty();
      }
      List<String> settings = new ArrayList<>();
      if (!bottleneck && depth.get() >= 50) {
        settings.add("model.block=basic");
      }
      if (preactivated) {
        boolean last = shape("bn.weight").isPresent() || shape("bn1.weight").isPresent();
        if (!last) {
          settings.add("model.lastNormalization=false");
        }
        if (shape("layer2.0.shortcut.0.weight").filter(s -> s.get(3) == 3).isPresent()) {
          settings.add("model.variant=deepmind");
        }
        return Optional.of(guess("preact-resnet-" + depth.get(), settings, NONLINEARITIES));
      }
      boolean large = stem.get().get(3) == 7;
      if (large) {
        settings.add("model.stem=imagenet");
      }
      return Optional.of(guess("resnet-" + depth.get(), settings, large ? NONLINEARITIES : STEMS));
    }

    private Optional<NetworkGuess> vgg() {
      Optional<List<Long>> first = shape("features.0.weight");
      long convolutions = convolutions("features.");
      if (first.isEmpty()
          || shape("features.1.running_mean").isEmpty()
          || !Set.of(8L, 10L, 13L, 16L).contains(convolutions)) {
        return Optional.empty();
      }
      List<String> settings = new ArrayList<>();
      if (shape("features.0.bias").isEmpty()) {
        settings.add("model.convBias=false");
      }
      shape("classifier.3.weight")
          .or(() -> shape("classifier.4.weight"))
          .ifPresent(hidden -> settings.add("model.hidden=" + hidden.get(0)));
      return Optional.of(guess("vgg-" + (convolutions + 3) + "-bn", settings));
    }

    private long convolutions(String beginning) {
      return all.entrySet().stream()
          .filter(e -> e.getKey().replaceFirst("^backbone\\.", "").startsWith(beginning))
          .filter(e -> e.getKey().endsWith(".weight") && e.getValue().size() == 4)
          .count();
    }

    private Optional<NetworkGuess> transformer() {
      Optional<List<Long>> patches = shape("patch_embed.proj.weight");
      if (patches.isEmpty() || shape("blocks.0.attn.qkv.weight").isEmpty()) {
        return Optional.empty();
      }
      long channels = patches.get().get(0);
      return Optional.of(
          guess(
              "vit",
              List.of(
                  "model.patch=" + patches.get().get(2),
                  "model.channels=" + channels,
                  "model.depth=" + count("blocks."),
                  "model.heads=" + channels / 64)));
    }

    private Optional<NetworkGuess> smallCnn() {
      Optional<List<Long>> first = shape("conv1.weight");
      boolean three =
          shape("bn3.weight").or(() -> shape("conv3.bias")).isPresent()
              && shape("conv3.weight").isPresent()
              && shape("conv4.weight").isEmpty()
              && all.keySet().stream().noneMatch(name -> name.startsWith("layer"));
      return first
          .filter(shape -> three && shape.size() == 4 && shape.get(1) <= 4 && shape.get(3) == 3)
          .map(shape -> guess("small-cnn", List.of("model.width=" + shape.get(0))));
    }

    private static NetworkGuess guess(String model, List<String> settings) {
      return guess(model, settings, List.of());
    }

    private static NetworkGuess guess(
        String model, List<String> settings, List<String> alternatives) {
      List<String> complete = new ArrayList<>(List.of("model.use=" + model));
      complete.addAll(settings);
      return new NetworkGuess(model, complete, alternatives);
    }

    private Optional<List<Long>> shape(String name) {
      return Optional.ofNullable(all.get(name))
          .or(() -> Optional.ofNullable(all.get("backbone." + name)));
    }

    /** Returns how many numbers stand behind a beginning. */
    private int count(String beginning) {
      Pattern pattern =
          Pattern.compile("(?:backbone\\.)?" + Pattern.quote(beginning) + "(\\d+)\\..*");
      return (int)
          all.keySet().stream()
              .map(pattern::matcher)
              .filter(Matcher::matches)
              .map(matcher -> matcher.group(1))
              .distinct()
              .count();
    }
  }
}
