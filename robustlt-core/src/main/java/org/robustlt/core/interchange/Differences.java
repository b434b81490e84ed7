package org.robustlt.core.interchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.ParameterSpec;
import org.robustlt.core.file.SavedArray;

/**
 * How the arrays of a file differ from the parameters of a network. What a network lacks and what a
 * file has are told side by side where their shapes are the same, since they are probably one layer
 * under two names.
 */
final class Differences {
  private final NetworkDescription network;
  private final Map<String, SavedArray> unknown;
  private final Map<String, List<Long>> missing = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  /** Compares them; {@code arrays} are by our names as far as they are known. */
  Differences(NetworkDescription network, Map<String, SavedArray> arrays) {
    this.network = network;
    this.unknown = new LinkedHashMap<>(arrays);
    compare();
    pair();
  }

  List<String> lines() {
    return lines;
  }

  private void compare() {
    network
        .parameters()
        .forEach(
            parameter -> {
              List<Long> shape = parameter.spec().shape().stream().map(Integer::longValue).toList();
              String wanted = parameter.name() + " " + shape;
              Optional<SavedArray> saved = Optional.ofNullable(unknown.remove(parameter.name()));
              if (saved.isEmpty()) {
                if (parameter.spec().role() != ParameterSpec.Role.FIXED) {
                  missing.put(parameter.name(), shape);
                }
              } else if (saved.get() instanceof Unreadable unreadable) {
                lines.add(
                    "would be made by " + unreadable.maker() + ", which is not run: " + wanted);
              } else if (!saved.get().shape().equals(shape)) {
                lines.add("has shape " + saved.get().shape() + " in the file: " + wanted);
              }
            });
    unknown.values().removeIf(array -> array instanceof Unreadable);
  }

  private void pair() {
    Map<String, SavedArray> left = new LinkedHashMap<>(unknown);
    List<String> paired = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    missing.forEach(
        (name, shape) -> {
          Optional<String> partner =
              left.entrySet().stream()
                  .filter(e -> e.getValue().shape().equals(shape))
                  .map(Map.Entry::getKey)
                  .filter(other -> last(other).equals(last(name)))
                  .findFirst();
          partner.ifPresent(left::remove);
          String line = "is missing: " + name + " " + shape;
          if (partner.isPresent()) {
            paired.add(line + "; the file has " + partner.get());
          } else {
            alone.add(line);
          }
        });
    List<String> extra = new ArrayList<>();
    left.forEach((name, array) -> extra.add("is unknown: " + name + " " + array.shape()));
    lines.addAll(paired);
    for (int i = 0; i < Math.max(alone.size(), extra.size()); i++) { // both are seen at once
      if (i < alone.size()) {
        lines.add(alone.get(i));
      }
      if (i < extra.size()) {
        lines.add(extra.get(i));
      }
    }
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
