package org.robustlt.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.robustlt.core.file.Json;

/**
 * The numbers of a record by their path in its JSON, such as {@code validation.robust.perClass.3}.
 */
public final class Metrics {
  private Metrics() {}

  /** Returns all numbers of a record; what is not a number has none. */
  public static Map<String, Double> of(Record content) {
    return of(Json.mapper().<JsonNode>valueToTree(content));
  }

  /** Returns all numbers of the JSON of a record. */
  public static Map<String, Double> of(JsonNode content) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    collect("", content, metrics);
    return metrics;
  }

  private static void collect(String path, JsonNode node, Map<String, Double> metrics) {
    if (node.isNumber()) {
      metrics.put(path, node.doubleValue());
    }
    node.properties().forEach(f -> collect(below(path, f.getKey()), f.getValue(), metrics));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(below(path, Integer.toString(i)), node.get(i), metrics);
      }
    }
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
