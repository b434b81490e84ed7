package org.robustlt.core.interchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.NetworkDescription.NamedParameter;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.core.architecture.PixelNormalization;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SavedArray;

/**
 * The arrays of somebody's network.
 *
 * @param file where they come from, for messages
 * @param arrays by the names that they have there
 */
public record StateDict(Path file, Map<String, SavedArray> arrays) {
  private static final int SHOWN = 20;

  /** Keeps the order. */
  public StateDict {
    arrays = new LinkedHashMap<>(arrays);
  }

  /**
   * Returns the arrays of a network under our names.
   *
   * <p>Every array that a network reads must be one of its parameters and the other way round; only
   * a bias that is never trained may be missing.
   *
   * @throws FileFormatException if arrays are missing, unknown, of another shape, not finite, or
   *     two are meant for one parameter; the message tells names and shapes
   */
  public Map<String, INDArray> of(NetworkDescription network) {
    InputStatistics.require(network, file, arrays);
    StateDictNames names = StateDictNames.of(network, arrays.keySet());
    Optional<String> head = head();
    Map<String, SavedArray> fitting = new LinkedHashMap<>();
    Map<String, String> origins = new LinkedHashMap<>();
    List<String> twice = new ArrayList<>();
    arrays.forEach(
        (name, array) -> {
          boolean bias = head.map(StateDict::biasOf).filter(name::equals).isPresent();
          if (StateDictNames.isRead(name) && (bias || !names.isBeside(name, array))) {
            String ours = names.ours(name);
            if (!array.equals(fitting.getOrDefault(ours, array))) {
              twice.add(
                  "is there twice: " + ours + ", as " + origins.get(ours) + " and as " + name);
            }
            fitting.putIfAbsent(ours, array);
            origins.putIfAbsent(ours, name);
          }
        });
    dropCopies(network, fitting, origins);
    head.ifPresent(name -> adoptHead(network, fitting, name));
    new FoldedNormalization(network, fitting).putBack();
    turnNormedHead(network, fitting);
    Differences differences = new Differences(network, fitting);
    List<String> told = new ArrayList<>(twice);
    told.addAll(differences.lines());
    if (!told.isEmpty()) {
      int count = told.size();
      throw refusal(
          "holds another network: " + count + (count == 1 ? " array differs" : " arrays differ"),
          told);
    }
    fitting.keySet().retainAll(network.parameters().map(NamedParameter::name).toList());
    Map<String, INDArray> read = new LinkedHashMap<>();
    fitting.forEach((name, array) -> read.put(name, array.values()));
    requireFinite(read);
    network
        .parameters()
        .filter(p -> !read.containsKey(p.name()))
        .forEach(p -> read.put(p.name(), Nd4j.zeros(DataType.FLOAT, sides(p.spec()))));
    return read;
  }

  /**
   * Returns the arrays with those of a vision transformer for other images or patches fitted to a
   * network, as {@link PatchConversion} does; the same where nothing is to be fitted.
   */
  public StateDict fittedTo(NetworkDescription network) {
    StateDictNames names = StateDictNames.of(network, arrays.keySet());
    Map<String, ParameterSpec> specs = new LinkedHashMap<>();
    network.parameters().forEach(p -> specs.put(p.name(), p.spec()));
    Map<String, SavedArray> fitted = new LinkedHashMap<>(arrays);
    fitted.replaceAll(
        (name, array) -> {
          ParameterSpec spec = specs.get(names.ours(name));
          return spec == null || array instanceof Unreadable ? array : fitted(name, array, spec);
        });
    return new StateDict(file, fitted);
  }

  private static SavedArray fitted(String name, SavedArray array, ParameterSpec spec) {
    List<Long> shape = array.shape();
    if (name.endsWith("pos_embed")
        && PatchConversion.arePositions(shape)
        && shape.get(1) != spec.shape().get(1).longValue()) {
      return SavedArray.of(PatchConversion.positions(array.values(), spec.shape().get(1)));
    }
    if (name.endsWith("patch_embed.proj.weight")
        && shape.size() == 4
        && shape.get(3) > spec.shape().get(3)
        && shape.get(3) % spec.shape().get(3) == 0) {
      return SavedArray.of(PatchConversion.patches(array.values(), spec.shape().get(3)));
    }
    return array;
  }

  /** Returns how many classes the classifier has, if the names tell which array it is. */
  public OptionalInt classes() {
    return headShape().stream()
        .mapToInt(shape -> Math.toIntExact(shape.get(isNormedHead(shape) ? 1 : 0)))
        .findFirst();
  }

  /** Returns the shape of the classifier's weight. */
  private Optional<List<Long>> headShape() {
    return head().map(arrays::get).map(SavedArray::shape);
  }

  /**
   * Returns the name of the classifier's weight: the last matrix that is called as one, or the last
   * of all, since convolutions come before it.
   */
  private Optional<String> head() {
    List<String> matrices =
        arrays.entrySet().stream()
            .filter(array -> array.getKey().matches("(.*\\.)?weight"))
            .filter(array -> !(array.getValue() instanceof Unreadable))
            .filter(array -> array.getValue().shape().size() == 2)
            .map(Map.Entry::getKey)
            .toList();
    return matrices.stream()
        .filter(name -> StateDictNames.isHead(StateDictNames.plain(name), "weight"))
        .reduce((first, last) -> last)
        .or(() -> matrices.stream().reduce((first, last) -> last));
  }

  private static String biasOf(String weight) {
    return weight.replaceFirst("weight$", "bias");
  }

  /** Takes a classifier whose name is none of the usual ones. */
  private static void adoptHead(
      NetworkDescription network, Map<String, SavedArray> fitting, String weight) {
    String ours = network.nodes().get(network.logits()).name();
    if (!fitting.containsKey(ours + ".weight") && fitting.containsKey(weight)) {
      fitting.put(ours + ".weight", fitting.remove(weight));
      Optional.ofNullable(fitting.remove(biasOf(weight)))
          .ifPresent(bias -> fitting.put(ours + ".bias", bias));
    }
  }

  /**
   * Returns whether a classifier's weight is LDAM's (Cao et al., NeurIPS 2019): cosines of scale 1,
   * with a column for each class where others have a row.
   */
  private boolean isNormedHead(List<Long> shape) {
    Optional<Long> features =
        arrays.values().stream()
            .filter(array -> !(array instanceof Unreadable) && array.shape().size() == 4)
            .map(array -> array.shape().get(0))
            .reduce((first, last) -> last);
    return features.isPresent()
        && shape.get(0).equals(features.get())
        && !shape.get(1).equals(features.get());
  }

  /** Turns the classifier of LDAM, so that classes are rows. */
  private static void turnNormedHead(NetworkDescription network, Map<String, SavedArray> fitting) {
    NetworkDescription.Node head = network.nodes().get(network.logits());
    SavedArray weight = fitting.get(head.name() + ".weight");
    if (head.layer() instanceof Layer.CosineLinear
        && weight != null
        && !(weight instanceof Unreadable)
        && weight.shape().size() == 2
        && weight.shape().get(1) == network.classes()
        && weight.shape().get(0) == network.featureLength()) {
      fitting.put(head.name() + ".weight", SavedArray.of(weight.values().transpose().dup('c')));
    }
  }

  /** Returns the normalization of the input that stands among the arrays, if one does. */
  public Optional<PixelNormalization> normalization() {
    return InputStatistics.of(arrays);
  }

  /** Returns the classifiers that the names allow, as settings; the likelier first. */
  public List<List<String>> classifiers() {
    List<String> names = arrays.keySet().stream().map(StateDictNames::plain).toList();
    if (names.stream().anyMatch(name -> name.endsWith("moving_ed"))) {
      return List.of(List.of("model.classifier.use=cosine-plus"));
    }
    boolean bias =
        head().map(StateDict::biasOf).filter(arrays::containsKey).isPresent()
            || names.stream().anyMatch(name -> StateDictNames.isHead(name, "bias"));
    if (!bias && headShape().filter(this::isNormedHead).isPresent()) {
      return List.of(List.of("model.classifier.use=cosine", "model.classifier.scale=1"));
    }
    List<String> linear = bias ? List.of() : List.of("model.classifier.bias=false");
    boolean ambiguous =
        names.stream().anyMatch(name -> name.matches("(.*\\.)?classifier\\.weight"));
    return ambiguous || !bias
        ? List.of(linear, List.of("model.classifier.use=cosine"))
        : List.of(linear);
  }

  /** Drops arrays that are those of the network again, under another name. */
  private static void dropCopies(
      NetworkDescription network, Map<String, SavedArray> fitting, Map<String, String> origins) {
    Map<String, SavedArray> used = new LinkedHashMap<>(fitting);
    used.keySet().retainAll(network.parameters().map(NamedParameter::name).toList());
    Set<SavedArray> arrays = new HashSet<>(used.values());
    Map<String, SavedArray> byEnd = new LinkedHashMap<>();
    used.forEach((ours, array) -> byEnd.put(lastParts(origins.getOrDefault(ours, ours)), array));
    fitting
        .entrySet()
        .removeIf(
            entry ->
                !used.containsKey(entry.getKey())
                    && (arrays.contains(entry.getValue())
                        || Optional.ofNullable(byEnd.get(lastParts(entry.getKey())))
                            .filter(array -> haveEqualValues(array, entry.getValue()))
                            .isPresent()));
  }

  /** Returns the last three parts of a name, which copies have in common. */
  private static String lastParts(String name) {
    int dot = name.length();
    for (int i = 0; i < 3 && dot > 0; i++) {
      dot = name.lastIndexOf('.', dot - 1);
    }
    return name.substring(dot + 1);
  }

  private static boolean haveEqualValues(SavedArray left, SavedArray right) {
    return !(right instanceof Unreadable)
        && left.shape().equals(right.shape())
        && left.values().equals(right.values());
  }

  private void requireFinite(Map<String, INDArray> fitting) {
    List<String> broken = new ArrayList<>();
    fitting.forEach(
        (name, array) -> {
          if (!Double.isFinite(array.castTo(DataType.DOUBLE).sumNumber().doubleValue())) {
            broken.add(described(name, array));
          }
        });
    if (!broken.isEmpty()) {
      throw refusal("holds values that are NaN or infinite, so its training diverged", broken);
    }
  }

  /** A bias that is never trained and that the file does not keep is 0. */
  private static long[] sides(ParameterSpec spec) {
    return spec.shape().stream().mapToLong(Integer::longValue).toArray();
  }

  private static String described(String name, INDArray array) {
    return name + " " + Arrays.toString(array.shape());
  }

  private FileFormatException refusal(String what, List<String> arrays) {
    List<String> shown = arrays.subList(0, Math.min(SHOWN, arrays.size()));
    int hidden = arrays.size() - shown.size();
    return new FileFormatException(
        file,
        what
            + "\n  "
            + String.join("\n  ", shown)
            + (hidden == 0 ? "" : "\n  … and " + hidden + " more"));
  }
}
