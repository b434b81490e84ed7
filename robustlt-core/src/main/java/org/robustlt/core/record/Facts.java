package org.robustlt.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.robustlt.core.file.Json;

/** The entries of a record as text, by their path in its JSON, such as {@code environment.java}. */
public final class Facts {
  private Facts() {}

  /** Returns all entries, in the order of the record; a list is one, as JSON spells it. */
  public static Map<String, String> of(Record content) {
    Map<String, String> facts = new LinkedHashMap<>();
    collect("", Json.mapper().valueToTree(content), facts);
    return facts;
  }

  private static void collect(String path, JsonNode node, Map<String, String> facts) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              f ->
                  collect(
                      path.isEmpty() ? f.getKey() : path + "." + f.getKey(), f.getValue(), facts));
    } else {
      facts.put(path, node.isValueNode() ? node.asText() : node.toString());
    }
  }
}
