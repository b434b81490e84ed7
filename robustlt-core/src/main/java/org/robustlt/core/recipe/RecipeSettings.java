package org.robustlt.core.recipe;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.option.OptionListing;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.ScalarType;

/** What recipes can say beside the options of components. */
public final class RecipeSettings {
  private RecipeSettings() {}

  /** Returns all settings, in the order of a resolved recipe, by their whole path. */
  public static List<OptionListing> all() {
    List<OptionListing> settings = new ArrayList<>();
    add(settings, "", Recipe.class, prototype(Recipe.class));
    return List.copyOf(settings);
  }

  /** Makes a section of defaults alone: what has none is null, components among it. */
  static <R extends Record> R prototype(Class<R> section) {
    Constructor<R> shortest = RecordFields.shortest(section);
    List<@Nullable Object> parts = new ArrayList<>();
    for (RecordComponent field : RecordFields.parameters(shortest)) {
      parts.add(
          field.getType().isRecord() ? prototype(field.getType().asSubclass(Record.class)) : null);
    }
    return RecordFields.make(shortest, parts);
  }

  private static void add(
      List<OptionListing> settings, String prefix, Class<?> section, Record defaults) {
    for (RecordComponent field : RecordFields.of(section)) {
      String path = prefix + field.getName();
      Type type = field.getGenericType();
      Optional<ComponentKind> kind = kind(type);
      Object value = RecordFields.value(defaults, field);
      if (kind.isPresent()) {
        settings.add(
            OptionListing.of(
                kind.get().recipeKey(),
                "see robustlt components " + kind.get().label(),
                kind.get().usual().orElse(value == null ? "" : OptionListing.spell(value)),
                field));
      } else if (value instanceof Record nested && ScalarType.of(field.getType()).isEmpty()) {
        add(settings, path + ".", field.getType(), nested);
      } else {
        settings.add(
            OptionListing.of(
                path,
                type instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] == Phase.class
                    ? "list of phases"
                    : OptionListing.typeOf(path, type),
                value == null ? "" : OptionListing.spell(value),
                field));
      }
    }
  }

  /** Returns the kind of a field that names a component or several. */
  private static Optional<ComponentKind> kind(Type type) {
    Optional<ComponentKind> kind = ComponentKind.providedBy(type);
    return kind.isEmpty() && type instanceof ParameterizedType list
        ? kind(list.getActualTypeArguments()[0])
        : kind;
  }
}
