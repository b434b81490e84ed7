package org.robustlt.core.interchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.SavedArray;

/** Weights in several files beside an index, {@code *.index.json}, that tells which has what. */
final class Shards {
  private static final long LARGEST_INDEX = 1 << 26;
  private static final int MOST_FILES = 1000;

  private Shards() {}

  /**
   * Opens all files, and returns their arrays together.
   *
   * @throws FileFormatException if the index is none, or a file is missing, damaged or lacks an
   *     array
   */
  static SavedWeights read(Path index) {
    Map<String, String> places = places(index);
    List<SavedWeights> parts = new ArrayList<>();
    try {
      Map<String, SavedArray> arrays = read(index, places, parts);
      return new SavedWeights(
          index, Map.of("", arrays), Optional.empty(), () -> parts.forEach(SavedWeights::close));
    } catch (FileFormatException e) {
      parts.forEach(SavedWeights::close);
      throw e;
    }
  }

  private static Map<String, SavedArray> read(
      Path index, Map<String, String> places, List<SavedWeights> parts) {
    Map<String, SavedArray> arrays = new LinkedHashMap<>();
    for (String name : new TreeSet<>(places.values())) {
      Path file = index.resolveSibling(name);
      if (WeightsFormat.of(file) == WeightsFormat.SHARDS) {
        throw new FileFormatException(file, "is an index itself, and must be a part of " + index);
      }
      SavedWeights shard = new WeightsFile(file, Optional.empty()).open();
      parts.add(shard);
      arrays.putAll(shard.only().arrays());
    }
    places.forEach(
        (array, file) -> {
          if (!arrays.containsKey(array)) {
            throw new FileFormatException(
                index, "says that " + array + " is in " + file + ", but it is not");
          }
        });
    return arrays;
  }

  private static Map<String, String> places(Path index) {
    JsonNode map;
    try {
      if (Files.size(index) > LARGEST_INDEX) {
        throw new FileFormatException(index, "is too long for an index of weights");
      }
      map = Json.mapper().readTree(index.toFile()).path("weight_map");
    } catch (IOException e) {
      throw new FileFormatException(
          index, "is text, not weights: it begins as JSON and is none (" + firstLine(e) + ")", e);
    }
    if (!map.isObject() || map.isEmpty()) {
      throw new FileFormatException(
          index, "is JSON, not weights, and no index of weights either: it has no \"weight_map\"");
    }
    Map<String, String> places = new LinkedHashMap<>();
    map.properties().forEach(e -> places.put(e.getKey(), plainName(index, e.getValue().asText())));
    if (new TreeSet<>(places.values()).size() > MOST_FILES) {
      throw new FileFormatException(index, "names more than " + MOST_FILES + " files");
    }
    return places;
  }

  private static String plainName(Path index, String name) {
    if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.startsWith("..")) {
      throw new FileFormatException(
          index, "names the file \"" + name + "\"; its files must lie beside it");
    }
    return name;
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
