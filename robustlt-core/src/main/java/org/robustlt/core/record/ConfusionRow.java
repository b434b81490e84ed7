package org.robustlt.core.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads how many images of a class were taken for which: the numbers above 0 by class, or, as older
 * programs wrote it, a number for each class.
 */
final class ConfusionRow extends StdDeserializer<SortedMap<Integer, Long>> {
  private static final long serialVersionUID = 1L;

  ConfusionRow() {
    super(SortedMap.class);
  }

  @Override
  public SortedMap<Integer, Long> deserialize(JsonParser source, DeserializationContext context)
      throws IOException {
    JsonNode row = context.readTree(source);
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int c = 0; row.isArray() && c < row.size(); c++) {
      if (row.get(c).asLong() != 0) {
        counts.put(c, row.get(c).asLong());
      }
    }
    row.properties()
        .forEach(of -> counts.put(Integer.valueOf(of.getKey()), of.getValue().asLong()));
    return counts;
  }
}
