package org.robustlt.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Description;
import org.robustlt.core.architecture.PixelNormalization;
import org.robustlt.core.file.Json;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.option.OptionListing;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.ScalarType;

/**
 * The schemas of single values. What the type of an option takes as text, the schema takes as text
 * too: a number may stand in quotes.
 */
final class ValueSchema {
  private static final String TYPE = "type";
  private static final String PATTERN = "pattern";
  private static final String ANY_OF = "anyOf";
  private static final String DECIMAL = "([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?";
  private static final String LENGTH = "[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?";

  /** Words that YAML 1.1 takes for false where they are not in quotes. */
  private static final Set<String> FALSE = Set.of("off", "no", "false");

  private ValueSchema() {}

  /**
   * Returns the schema of a type of options.
   *
   * @param components makes those of components
   */
  static ObjectNode of(Type type, ComponentSchema components) {
    Optional<ComponentKind> kind = ComponentKind.providedBy(type);
    if (kind.isPresent()) {
      return components.of(kind.get());
    }
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      return generic.getRawType() == Optional.class
          ? either(
              Json.mapper().createObjectNode().put("const", ScalarType.ABSENT),
              of(element, components))
          : list(element, components);
    }
    Class<?> plain = (Class<?>) type;
    return ScalarType.of(plain).isPresent() ? scalar(plain) : record(plain, components);
  }

  private static ObjectNode list(Type element, ComponentSchema components) {
    ObjectNode array = Json.mapper().createObjectNode().put(TYPE, "array");
    array.set("items", of(element, components));
    return element == Integer.class ? either(array, scalar(Integer.class)) : array;
  }

  private static ObjectNode record(Class<?> type, ComponentSchema components) {
    ObjectNode schema = Json.mapper().createObjectNode().put(TYPE, "object");
    ObjectNode properties = schema.putObject("properties");
    for (RecordComponent field : RecordFields.spelt(type)) {
      ObjectNode value = of(field.getGenericType(), components);
      describe(value, field, null);
      properties.set(field.getName(), value);
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode either(ObjectNode one, ObjectNode other) {
    ObjectNode schema = Json.mapper().createObjectNode();
    schema.putArray(ANY_OF).add(one).add(other);
    return schema;
  }

  private static ObjectNode scalar(Class<?> type) {
    ObjectNode schema = Json.mapper().createObjectNode();
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return types(schema, "integer", "string").put(PATTERN, "^[-+]?[0-9]+$");
    } else if (type == double.class || type == Double.class) {
      return types(schema, "number", "string").put(PATTERN, "^[-+]?" + DECIMAL + "$");
    } else if (type == boolean.class || type == Boolean.class) {
      return types(schema, "boolean", "string").put(PATTERN, "^(true|false)$");
    } else if (type == Magnitude.class) {
      return types(schema, "number", "string")
          .put("minimum", 0)
          .put(PATTERN, "^\\s*" + LENGTH + "(\\s*/\\s*" + LENGTH + ")?\\s*$");
    } else if (type == PixelNormalization.class) {
      ArrayNode forms = schema.putArray(ANY_OF);
      ArrayNode words = forms.addObject().putArray("enum");
      PixelNormalization.words().forEach(words::add);
      forms
          .addObject()
          .put(TYPE, "string")
          .put(
              PATTERN,
              "^\\s*(" + String.join("|", PixelNormalization.words()) + ")\\s*$|^[^/]*/[^/]*$");
      return schema;
    } else if (type.isEnum()) {
      return choice(schema, type);
    }
    return types(schema, "string", "number", "boolean");
  }

  private static ObjectNode choice(ObjectNode schema, Class<?> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(OptionListing::spell).toList();
    ArrayNode values = schema.putArray("enum");
    names.forEach(values::add);
    if (names.stream().anyMatch(FALSE::contains)) {
      return either(schema, Json.mapper().createObjectNode().put("const", false));
    }
    return schema;
  }

  private static ObjectNode types(ObjectNode schema, String... types) {
    ArrayNode array = schema.putArray(TYPE);
    for (String type : types) {
      array.add(type);
    }
    return schema;
  }

  /** Adds meaning, unit, source and default of a field to its schema. */
  static void describe(ObjectNode schema, RecordComponent field, @Nullable Object usual) {
    Description description = field.getAnnotation(Description.class);
    if (description != null) {
      StringBuilder words = new StringBuilder(description.value());
      if (!description.unit().isEmpty()) {
        words.append(" [").append(description.unit()).append(']');
      }
      if (!description.source().isEmpty()) {
        words.append(" (").append(description.source()).append(')');
      }
      schema.put("description", words.toString());
    }
    if (usual != null && isPlain(usual)) {
      schema.set("default", json(usual));
    }
  }

  private static boolean isPlain(Object value) {
    return value instanceof Optional<?> optional
        ? optional.isEmpty() || isPlain(optional.get())
        : value instanceof List<?> list
            ? list.stream().allMatch(ValueSchema::isPlain)
            : ScalarType.spell(value).isPresent();
  }

  private static JsonNode json(Object value) {
    if (value instanceof List<?> list) {
      ArrayNode array = Json.mapper().createArrayNode();
      list.forEach(item -> array.add(json(item)));
      return array;
    }
    return value instanceof Boolean || value instanceof Number
        ? Json.mapper().valueToTree(value)
        : Json.mapper().getNodeFactory().textNode(OptionListing.spell(value));
  }
}
