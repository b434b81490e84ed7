package org.robustlt.core.registry.option;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;

/**
 * What users should know about an option.
 *
 * @param name as recipes spell it; an option of a nested record is called {@code outer.inner}
 * @param type what values are, in a recipe's terms
 * @param defaultValue as recipes spell it
 * @param unit the unit of the values, empty for none
 * @param meaning in a line, empty if the author gave none
 * @param source the paper with section or equation, empty for none
 */
public record OptionListing(
    String name, String type, String defaultValue, String unit, String meaning, String source) {
  /**
   * Returns all options of a record, in their order.
   *
   * @param defaults the record with default values
   * @throws IllegalArgumentException if an option has a type that recipes cannot spell, or no
   *     default
   */
  public static List<OptionListing> of(Record defaults) {
    List<OptionListing> listings = new ArrayList<>();
    add(listings, "", defaults);
    return List.copyOf(listings);
  }

  private static void add(List<OptionListing> listings, String prefix, Record defaults) {
    for (RecordComponent field : RecordFields.of(defaults.getClass())) {
      String name = prefix + field.getName();
      Object value = RecordFields.value(defaults, field);
      if (value == null) {
        throw new IllegalArgumentException("option " + name + " has no default value");
      }
      if (value instanceof Record nested && ScalarType.of(nested.getClass()).isEmpty()) {
        add(listings, field.isAnnotationPresent(Inline.class) ? prefix : name + ".", nested);
      } else {
        listings.add(of(name, typeOf(name, field.getGenericType()), spell(value), field));
      }
    }
  }

  /** Returns the listing of a field. */
  public static OptionListing of(
      String name, String type, String defaultValue, RecordComponent field) {
    Optional<Description> description = Optional.ofNullable(field.getAnnotation(Description.class));
    return new OptionListing(
        name,
        type,
        defaultValue,
        description.map(Description::unit).orElse(""),
        description.map(Description::value).orElse(""),
        description.map(Description::source).orElse(""));
  }

  /**
   * Returns what values of a type are, in a recipe's terms.
   *
   * @param name the option, for the message
   * @throws IllegalArgumentException if recipes cannot spell them
   */
  public static String typeOf(String name, Type type) {
    if (type instanceof Class<?> scalar) {
      Optional<ScalarType> spelt = ScalarType.of(scalar);
      if (spelt.isPresent()) {
        return spelt.get().description();
      }
      if (scalar.isRecord()) {
        return RecordFields.of(scalar).stream()
            .map(field -> field.getName() + ": " + typeOf(name, field.getGenericType()))
            .collect(Collectors.joining(", ", "{", "}"));
      }
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return "list of " + typeOf(name, generic.getActualTypeArguments()[0]);
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      return typeOf(name, generic.getActualTypeArguments()[0]) + " or " + ScalarType.ABSENT;
    }
    throw new IllegalArgumentException(
        "option " + name + " is a " + type.getTypeName() + ", which recipes cannot spell");
  }

  /**
   * Returns how recipes spell a value.
   *
   * @throws IllegalArgumentException if they cannot
   */
  public static String spell(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(OptionListing::spell).orElse(ScalarType.ABSENT);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(OptionListing::spell).collect(Collectors.joining(", ", "[", "]"));
    }
    Optional<String> scalar = ScalarType.spell(value);
    if (scalar.isPresent()) {
      return scalar.get();
    }
    if (value instanceof Record record) {
      return RecordFields.of(record.getClass()).stream()
          .map(field -> field.getName() + ": " + spell(RecordFields.value(record, field)))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    throw new IllegalArgumentException("recipes cannot spell " + value);
  }
}
