package org.robustlt.core.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.robustlt.core.file.Json;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.ScalarType;

/**
 * What editors may complete and check in recipes: a JSON Schema (draft 7) of all that a registry
 * knows. It refuses no file that is sound, those included that are parts of a recipe: nothing but
 * what each item of a list needs is required, and where a section names no component it may have
 * the options of any.
 */
public final class RecipeSchema {
  /** What every schema is called, and no other file. */
  public static final String TITLE = "RobustLT recipe";

  private final Definitions definitions = new Definitions();
  private final Registry registry;
  private final ComponentSchema components;

  private RecipeSchema(Registry registry) {
    this.registry = registry;
    components = new ComponentSchema(registry, definitions);
  }

  /** Returns the schema of recipes that name components of a registry, as pretty-printed JSON. */
  public static String of(Registry registry) {
    return Json.pages(new RecipeSchema(registry).recipe());
  }

  private ObjectNode recipe() {
    ObjectNode schema = Json.mapper().createObjectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#").put("title", TITLE);
    schema.put(
        "description",
        "What a run learns from and how; what is not said has a default. Made by robustlt schema.");
    schema.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ObjectNode include = properties.putObject("include");
    include.put("description", "recipes that this one is laid over, later ones over earlier ones");
    include.putArray("type").add("string").add("array");
    include.putObject("items").put("type", "string");
    fields(properties, Recipe.class, RecipeSettings.prototype(Recipe.class));
    schema.set("definitions", definitions.node());
    return schema;
  }

  /** Adds what a section of settings can have. */
  private void fields(ObjectNode properties, Class<?> section, @Nullable Record defaults) {
    for (RecordComponent field : RecordFields.of(section)) {
      if (ComponentSections.isInline(field)) {
        continue;
      }
      Object usual = defaults == null ? null : RecordFields.value(defaults, field);
      ObjectNode value =
          field.getName().equals("protocols") && section == EvaluationSection.class
              ? protocols()
              : value(field.getGenericType(), usual instanceof Record record ? record : null);
      ValueSchema.describe(value, field, usual);
      if (defaults != null) {
        ValueRange.of(defaults, field).ifPresent(range -> range.addTo(value));
      }
      properties.set(field.getName(), value);
    }
  }

  private ObjectNode value(Type type, @Nullable Record defaults) {
    Optional<ComponentKind> kind = ComponentKind.providedBy(type);
    if (kind.isPresent()) {
      return components.of(kind.get());
    }
    if (type instanceof Class<?> section
        && ScalarType.of(section).isEmpty()
        && section.isRecord()) {
      return definitions.reference(section.getSimpleName(), () -> section(section, defaults));
    }
    if (type instanceof ParameterizedType list
        && list.getRawType() == List.class
        && (list.getActualTypeArguments()[0] == Phase.class
            || ComponentKind.providedBy(list.getActualTypeArguments()[0]).isPresent())) {
      ObjectNode array = Json.mapper().createObjectNode().put("type", "array");
      array.set("items", value(list.getActualTypeArguments()[0], null));
      return array;
    }
    return ValueSchema.of(type, components);
  }

  private ObjectNode section(Class<?> section, @Nullable Record defaults) {
    if (ComponentSections.is(section)) {
      ObjectNode own = Json.mapper().createObjectNode();
      fields(own, section, defaults);
      Class<?> component =
          RecordFields.of(section).stream()
              .filter(ComponentSections::isInline)
              .findFirst()
              .orElseThrow()
              .getType();
      return components.section(ComponentKind.providedBy(component).orElseThrow(), own);
    }
    ObjectNode schema = Json.mapper().createObjectNode();
    schema.put("type", "object").put("additionalProperties", false);
    fields(schema.putObject("properties"), section, defaults);
    if (section == Phase.class) {
      schema.putArray("required").add("name").add("epochs");
    }
    return schema;
  }

  private ObjectNode protocols() {
    ObjectNode array = Json.mapper().createObjectNode().put("type", "array");
    ObjectNode name = array.putObject("items");
    ObjectNode known = name.putArray("anyOf").addObject();
    Stream.concat(
            ProtocolNames.BUILT_IN.stream(),
            registry.plugins().protocols().stream().map(protocol -> protocol.name()))
        .forEach(known.withArray("enum")::add);
    name.withArray("anyOf").addObject().put("type", "string").put("pattern", "\\.yaml$");
    return array;
  }
}
