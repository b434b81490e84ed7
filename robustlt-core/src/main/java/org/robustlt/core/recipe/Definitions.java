package org.robustlt.core.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.robustlt.core.file.Json;

/** The parts of a schema that are written once and referred to. */
final class Definitions {
  private final ObjectNode node = Json.mapper().createObjectNode();

  /** Returns a reference to a part, which is made if it is not there yet. */
  ObjectNode reference(String name, Supplier<ObjectNode> part) {
    if (!node.has(name)) {
      node.set(name, part.get());
    }
    ObjectNode reference = Json.mapper().createObjectNode();
    // What stands beside a reference is not read in draft 7.
    reference.putArray("allOf").addObject().put("$ref", "#/definitions/" + name);
    return reference;
  }

  ObjectNode node() {
    return node;
  }
}
