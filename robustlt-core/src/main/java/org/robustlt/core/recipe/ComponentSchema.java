package org.robustlt.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.robustlt.api.component.Inline;
import org.robustlt.core.file.Json;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.ComponentListing;
import org.robustlt.core.registry.Registration;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.ScalarType;

/** The schemas of sections that name a component and give it options. */
final class ComponentSchema {
  private static final String USE = "use";

  private final Registry registry;
  private final Definitions definitions;

  ComponentSchema(Registry registry, Definitions definitions) {
    this.registry = registry;
    this.definitions = definitions;
  }

  /** Returns the schema of a component of a kind, which has no settings beside its options. */
  ObjectNode of(ComponentKind kind) {
    return definitions.reference(
        kind.label(), () -> section(kind, Json.mapper().createObjectNode()));
  }

  /**
   * Returns the schema of a section.
   *
   * @param own the settings of the section that are no options of the component
   */
  ObjectNode section(ComponentKind kind, ObjectNode own) {
    ObjectNode name = definitions.reference(kind.label() + "-name", () -> name(kind));
    ObjectNode schema = Json.mapper().createObjectNode();
    ArrayNode forms = schema.putArray("anyOf");
    forms.add(name);
    ObjectNode section = forms.addObject().put("type", "object");
    ObjectNode use = name.deepCopy();
    section.putObject("properties").set(USE, use);
    use.put("description", "which " + kind.noun());
    kind.usual().ifPresent(usual -> use.put("default", usual));
    ArrayNode cases = section.putArray("allOf");
    Map<String, Set<JsonNode>> any = new LinkedHashMap<>();
    for (Registration component : registry.of(kind)) {
      ObjectNode options = Json.mapper().createObjectNode();
      options(options, component.defaults());
      options
          .properties()
          .forEach(
              option ->
                  any.computeIfAbsent(option.getKey(), key -> new LinkedHashSet<>())
                      .add(option.getValue()));
      ObjectNode condition = cases.addObject();
      ObjectNode named = condition.putObject("if");
      named.putArray("required").add(USE);
      named.putObject("properties").set(USE, called(component, kind));
      condition.set("then", closed(options, own));
    }
    ObjectNode unnamed = cases.addObject();
    unnamed.putObject("if").putObject("not").putArray("required").add(USE);
    unnamed.set("then", closed(union(any), own));
    return schema;
  }

  private static ObjectNode closed(ObjectNode options, ObjectNode own) {
    ObjectNode schema = Json.mapper().createObjectNode();
    ObjectNode properties = schema.putObject("properties");
    properties.putObject(USE);
    properties.setAll(options.deepCopy());
    properties.setAll(own.deepCopy());
    return schema.put("additionalProperties", false);
  }

  /** Returns options that may be those of any component. */
  private static ObjectNode union(Map<String, Set<JsonNode>> any) {
    ObjectNode options = Json.mapper().createObjectNode();
    any.forEach(
        (name, schemas) -> {
          if (schemas.size() == 1) {
            options.set(name, schemas.iterator().next());
          } else {
            ArrayNode forms = options.putObject(name).putArray("anyOf");
            schemas.forEach(forms::add);
          }
        });
    return options;
  }

  private void options(ObjectNode options, Record defaults) {
    for (RecordComponent field : RecordFields.of(defaults.getClass())) {
      Object usual = RecordFields.value(defaults, field);
      boolean isRecord = usual instanceof Record && ScalarType.of(field.getType()).isEmpty();
      if (isRecord && field.isAnnotationPresent(Inline.class)) {
        options(options, (Record) usual);
        continue;
      }
      ObjectNode value;
      if (isRecord && ComponentKind.providedBy(field.getGenericType()).isEmpty()) {
        value = Json.mapper().createObjectNode().put("type", "object");
        options(value.putObject("properties"), (Record) usual);
        value.put("additionalProperties", false);
      } else {
        value = ValueSchema.of(field.getGenericType(), this);
        ValueRange.of(defaults, field).ifPresent(range -> range.addTo(value));
      }
      ValueSchema.describe(value, field, usual);
      options.set(field.getName(), value);
    }
  }

  private ObjectNode name(ComponentKind kind) {
    ObjectNode schema = Json.mapper().createObjectNode();
    ArrayNode names = schema.putArray("anyOf");
    for (Registration component : registry.of(kind)) {
      ComponentListing listing = ComponentListing.of(component);
      ObjectNode plain = names.addObject().put("const", component.name());
      component
          .familyPattern()
          .ifPresent(
              pattern ->
                  names
                      .addObject()
                      .put("type", "string")
                      .put("pattern", pattern)
                      .put("description", listing.name() + ": " + listing.description()));
      if (!listing.description().isEmpty()) {
        plain.put("description", listing.description());
      }
    }
    return schema;
  }

  /** Returns the schema of the names that mean a component. */
  private ObjectNode called(Registration component, ComponentKind kind) {
    ObjectNode schema = Json.mapper().createObjectNode();
    if (component.familyPattern().isEmpty()) {
      return schema.put("const", component.name());
    }
    String pattern = component.familyPattern().get();
    ArrayNode names = schema.putArray("anyOf");
    names.addObject().put("const", component.name());
    ObjectNode members = names.addObject().put("type", "string").put("pattern", pattern);
    List<String> others =
        registry.of(kind).stream()
            .filter(other -> !other.equals(component))
            .map(Registration::name)
            .filter(name -> name.matches(pattern))
            .toList();
    if (!others.isEmpty()) {
      others.forEach(members.putObject("not").putArray("enum")::add);
    }
    return schema;
  }
}
